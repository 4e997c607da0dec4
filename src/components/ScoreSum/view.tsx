/** All scores of a head as a matrix, and the chosen one as a sum over the head's dimensions. */
import { useCallback, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { Calculation } from '../shared/Calculation';
import { Segmented } from '../shared/controls';
import { fill, formatNumber, fullNumber } from '../shared/format';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { MatrixGrid } from '../shared/MatrixGrid';
import { distinctLabels, tokenLabel } from '../shared/token-text';
import { Place, type PlaceOfLab } from '../shared/Place';
import { limitOf } from '../shared/scale';
import type { ScoresAnswer } from './ask';
import './style.css';

export interface ScoreSumViewProps {
  place: PlaceOfLab;
  heads: number;
  head: number;
  onHead(head: number): void;
  tokens: readonly Token[];
  answer: ScoresAnswer;
  query: number;
  keyAt: number;
  onPair(query: number, key: number): void;
  /** The engine's: qᵢ·kᵢ [K], their sum, and the sum ÷ √K. */
  terms: Float64Array;
  dot: number;
  divided: number;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.scoreSum.*`, `lab.place.*`, `lab.calculation.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function ScoreSumView(props: ScoreSumViewProps) {
  const { place, heads, tokens, answer, query, keyAt, terms, dot, divided, stale, disabled, strings, locale } = props;
  const [at, point] = useState<number | null>(null);
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.scoreSum.${key}`] ?? '', values);
  const T = tokens.length;
  const K = terms.length;
  const labels = tokens.map(tokenLabel);
  const spoken = distinctLabels(labels);
  const limit = limitOf(answer.scores);
  const number = (x: number, digits = 3) => formatNumber(x, locale, digits);
  const describe = useCallback(
    (r: number, c: number, value: number) =>
      t('cell', { query: spoken[r] ?? '', key: spoken[c] ?? '', value: formatNumber(value, locale, 3) }),
    [answer, locale],
  );
  const cellText = useCallback((value: number) => formatNumber(value, locale, 1), [locale]);
  const row = (all: Float32Array, i: number) => all.subarray(i * K, (i + 1) * K);
  const [q, k] = [row(answer.q, query), row(answer.k, keyAt)];
  const names = { query: spoken[query] ?? '', key: spoken[keyAt] ?? '' };
  const factors = limitOf([...q, ...k]);
  const strips = [
    { key: 'q', sym: 'q', values: q, limit: factors, name: t('q', names) },
    { key: 'k', sym: 'k', values: k, limit: factors, name: t('k', names) },
    { key: 'products', sym: undefined, values: terms, limit: limitOf(terms), name: t('products') },
  ] as const;
  const score = answer.scores[query * T + keyAt] ?? NaN;
  return (
    <div class="it-score">
      <Place {...place} {...{ disabled, strings, locale }}>
        <Segmented
          label={strings['lab.place.head'] ?? ''}
          options={Array.from({ length: heads }, (_, value) => ({ value, label: String(value) }))}
          value={props.head}
          onInput={props.onHead}
          disabled={disabled}
        />
      </Place>
      {T === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <div class={`it-score__figure${stale ? ' it-stale' : ''}`}>
          <div class="it-score__matrix" data-sym="scores">
            <p class="it-control-label">{t('matrix', { layer: answer.layer, head: answer.head })}</p>
            <MatrixGrid
              rows={T}
              columns={T}
              values={answer.scores}
              rowLabels={labels}
              axes={{ row: strings['lab.place.query'] ?? '', column: strings['lab.place.key'] ?? '' }}
              columnLabels={labels}
              label={t('matrix', { layer: answer.layer, head: answer.head })}
              scale="signed"
              limit={limit}
              selected={[query, keyAt]}
              onSelect={([r, c]) => props.onPair(r, c)}
              describe={describe}
              cellText={cellText}
              cell={38}
              fit
            />
            <Legend scale="signed" limit={limit} label={t('legend')} />
          </div>
          <section class="it-score__sum">
            <h4>{t('pair', names)}</h4>
            {strips.map(({ key, sym, values, limit: end, name }) => (
              <div key={key} class={`it-score__strip is-${key}`} data-sym={sym} data-strip={key}>
                <span class="it-score__name">
                  {name} <small>±{number(end, 2)}</small>
                </span>
                <HeatStrip
                  values={values}
                  label={name}
                  limit={end}
                  height={28}
                  describe={(i, value) => t('dimension', { i, value: number(value, 4) })}
                  marked={at}
                  onHover={point}
                />
              </div>
            ))}
            <p class="it-score__term">
              {at === null
                ? t('point')
                : t('term', { i: at, q: number(q[at]!), k: number(k[at]!), product: number(terms[at]!) })}
            </p>
            <p class="it-score__line" data-dot={dot}>
              {t('dot', { value: number(dot) })}
            </p>
            <p class="it-score__line" data-said="" data-score={score} title={fullNumber(score)} data-sym="d_head">
              {t('divided', { width: K, root: number(Math.sqrt(K), 2), value: number(divided) })}
            </p>
            {keyAt > query && <p class="it-hint">{t('masked')}</p>}
            <Calculation
              title={t('calculation', { ...names, layer: answer.layer, head: answer.head })}
              terms={Array.from(terms, (value, i) => ({ name: String(i), factors: [q[i]!, k[i]!], value }))}
              factorNames={['q', 'k']}
              termName={t('dimensionName')}
              then={{ name: `÷ √${K}`, value: divided }}
              result={score}
              {...{ strings, locale }}
            />
          </section>
        </div>
      )}
    </div>
  );
}
