/**
 * One row per layer: the most probable tokens as shaded cells, and where the final answer stands in that layer's ranking.
 * One tab stop; arrows move, the line below says the cell's exact numbers.
 */
import { useRef, useState } from 'preact/hooks';
import type { Candidate } from '../../engine/types';
import { formatInteger, formatProbability, fullNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { niceLimit, valueClass } from '../shared/scale';
import { TokenText } from '../shared/TokenText';
import { indexWithin, positionWithin } from '../shared/place';
import { keyOf, moveInGrid } from '../shared/roving';
import { useChoice } from '../shared/choice';
import { tokenLabel } from '../shared/token-text';
import type { LensLayer, LogitLensViewProps, Translate } from './view';

export function LensGrid({
  layers,
  cell: given,
  onCell,
  answer,
  stale,
  locale,
  t,
}: LogitLensViewProps & { answer: Candidate; t: Translate }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [pointed, setPointed] = useState<[number, number] | null>(null);
  const columns = layers[0]?.distribution.candidates.length ?? 0;
  const [[layer, candidate], setCell] = useChoice(given, onCell && ((next) => onCell(...next)), [-1, 0] as const);
  const cell: [number, number] = [positionWithin(layer, layers.length), indexWithin(candidate, columns)];
  // The stream before block 0 is the token itself, and names it loudly: it may leave the scale, the answers must not.
  const largest = (rows: readonly LensLayer[]) =>
    Math.max(0, ...rows.flatMap((layer) => layer.distribution.candidates.map((c) => c.probability)));
  const most = largest(layers);
  const limit = Math.min(1, niceLimit(largest(layers.slice(1))));
  const [row, column] = pointed ?? cell;
  const current = layers[row]?.distribution.candidates[column];
  const name = (i: number) => (i === 0 ? t('embeddings') : t(i === layers.length - 1 ? 'last' : 'block', { n: i - 1 }));

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(keyOf(event), event.ctrlKey, cell, layers.length, columns);
    if (!next) return;
    event.preventDefault();
    setCell(next);
    body.current?.querySelector<HTMLElement>(`[data-cell="${next.join()}"]`)?.focus();
  };
  return (
    <>
      <div class="it-lens__scroll">
        <table class={`it-lens__table${stale ? ' it-stale' : ''}`} role="grid" aria-label={t('label')}>
          <thead>
            <tr>
              <th scope="col">{t('layer')}</th>
              <th scope="col" colSpan={columns}>
                {t('candidates')}
              </th>
              <th scope="col" class="it-lens__rise">
                {t('rank', { token: tokenLabel(answer.token) })}
                <span class="it-lens__ends" aria-hidden="true">
                  <span>{formatInteger(layers[0]?.distribution.vocabularySize ?? 1, locale)}</span>
                  <span>{t('scale')}</span>
                  <span>1</span>
                </span>
              </th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown} onPointerLeave={() => setPointed(null)}>
            {layers.map((layer, i) => (
              <tr key={layer.name}>
                <th scope="row" data-sym={i === layers.length - 1 ? 'layer resid_post' : 'layer'}>
                  {name(i)}
                  <small class="it-lens__narrow">
                    {t('rankShort', { rank: formatInteger(layer.answer.rank, locale) })}
                  </small>
                </th>
                {layer.distribution.candidates.map((candidate, j) => (
                  <td
                    key={j}
                    class={`it-lens__cell ${valueClass('probability', candidate.probability, limit)}`}
                    data-cell={`${i},${j}`}
                    data-answer={candidate.token.id === answer.token.id || undefined}
                    data-same={candidate.token.id === current?.token.id || undefined}
                    tabIndex={cell[0] === i && cell[1] === j ? 0 : -1}
                    onFocus={() => setCell([i, j])}
                    onPointerEnter={() => setPointed([i, j])}
                  >
                    <TokenText token={candidate.token} said />
                    <small>{formatProbability(candidate.probability, locale)}</small>
                  </td>
                ))}
                <td class="it-lens__rise">
                  <Rank
                    answer={layer.answer}
                    vocabularySize={layer.distribution.vocabularySize}
                    locale={locale}
                    t={t}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="it-lens__exact" aria-live="off">
        {current &&
          t('exact', {
            layer: name(row),
            token: tokenLabel(current.token),
            rank: current.rank,
            p: fullNumber(current.probability),
            logit: fullNumber(current.logit),
          })}
      </p>
      <Legend
        scale="probability"
        limit={limit}
        label={t('legend')}
        format={(p) => (p === limit && most > limit ? '≥ ' : '') + formatProbability(p, locale)}
      />
    </>
  );
}

/** A dot that climbs to the right: rank on a logarithmic scale, first place at the right end. */
function Rank(props: { answer: Candidate; vocabularySize: number; locale: string; t: Translate }) {
  const { answer, vocabularySize, locale, t } = props;
  const share = 1 - Math.log(answer.rank) / Math.log(vocabularySize);
  return (
    <span class="it-lens__rank" title={t('answerExact', { p: fullNumber(answer.probability), rank: answer.rank })}>
      <span class="it-lens__track" aria-hidden="true">
        <span class="it-lens__dot" style={{ insetInlineStart: `${share * 100}%` }} />
      </span>
      <span class="it-lens__place">{formatInteger(answer.rank, locale)}</span>
    </span>
  );
}
