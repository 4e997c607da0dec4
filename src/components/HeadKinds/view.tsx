/** A kind of head, its definition, and how much every head of the model is of that kind; one head's pattern beside. */
import { useMemo } from 'preact/hooks';
import type { HeadKind } from '../../engine/derived/head-kinds';
import { Bars } from '../shared/Bars';
import { Button, NumberField, Segmented } from '../shared/controls';
import { fill, formatNumber, formatProbability, fullNumber } from '../shared/format';
import { HeadGrid } from '../shared/HeadGrid';
import { Legend } from '../shared/Legend';
import { MatrixGrid } from '../shared/MatrixGrid';
import { PromptInput } from '../shared/PromptInput';
import { joinSentences } from '../shared/sentences';
import type { Strings } from '../shared/strings-type';
import { distinctLabels, tokenLabel } from '../shared/token-text';
import { TokenStrip } from '../shared/TokenStrip';
import type { HeadAt } from '../shared/head-name';
import { levelClass, probabilityLevel } from '../shared/scale';
import type { Measured } from './ask';
import type { Scores } from './scores';
import './style.css';

export interface HeadKindsViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  count: number;
  limit: number;
  kind: HeadKind;
  onKind(kind: HeadKind): void;
  /** True for the kinds that are measured on a random sequence. */
  repeats: boolean;
  seed: number;
  onSeed(seed: number): void;
  measured: Measured;
  /** Of `measured`, which may still be of an earlier kind. */
  scores: Scores;
  /** The head whose pattern is enlarged. */
  selected: HeadAt;
  onSelect(layer: number, head: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.headKinds.*`, `lab.common.*`. */
  strings: Strings;
  locale: string;
}

const KINDS: readonly HeadKind[] = ['previous', 'first', 'self', 'duplicate', 'induction'];

export function HeadKindsView(props: HeadKindsViewProps) {
  const { kind, repeats, measured, scores, selected, disabled, strings, locale } = props;
  const { tokens, patterns, copies } = measured;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.headKinds.${key}`] ?? '', values);
  const T = patterns.tokens;
  const cells = useMemo(() => scores.all.map((heads) => heads.map((score) => Float64Array.of(score))), [scores.all]);
  const score = (layer: number, head: number) => scores.all[layer]?.[head] ?? NaN;
  const [layer, head] = selected;
  const names = useMemo(() => tokens.map(tokenLabel), [tokens]);
  const spoken = useMemo(() => distinctLabels(names), [names]);
  const values = patterns.matrices[layer]?.[head] ?? new Float32Array(0);
  const later = useMemo(() => Array.from({ length: T * T }, (_, i) => i % T > Math.floor(i / T)), [T]);
  const best = { layer: scores.strongest[0], head: scores.strongest[1] };
  const name = t(`kind.${scores.kind}`);
  const empty = !repeats && props.count === 0;
  return (
    <div class="it-hk">
      <Segmented
        label={t('choose')}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onInput={props.onKind}
        disabled={disabled}
      />
      <p class="it-hk__definition" data-sym="pattern">
        {strings[`lab.headKinds.definition.${kind}`]}
      </p>
      <div class="it-hk__input">
        {repeats ? (
          <div class="it-hk__sequence">
            <div class="it-hk__seed">
              <NumberField
                label={t('seed')}
                value={props.seed}
                min={0}
                max={999999}
                range={strings['lab.common.numberRange']}
                onInput={props.onSeed}
                disabled={disabled}
              />
              <Button disabled={disabled} onClick={() => props.onSeed((props.seed + 1) % 1_000_000)}>
                {t('another')}
              </Button>
            </div>
            {!copies && <div class="it-hk__room" />}
            {copies && <TokenStrip tokens={tokens} label={t('sequence')} strings={strings} stale={props.stale} />}
          </div>
        ) : (
          <PromptInput
            value={props.text}
            onInput={props.onText}
            examples={props.examples}
            tokenCount={props.count}
            limit={props.limit}
            label={strings['lab.common.prompt'] ?? ''}
            strings={strings}
            locale={locale}
          />
        )}
      </div>
      {empty ? (
        <p class="it-hk__empty it-hint">{t('empty')}</p>
      ) : (
        <div class={`it-hk__body${props.stale ? ' it-stale' : ''}`}>
          <section class="it-hk__all" data-sym="head">
            <HeadGrid
              layers={patterns.layers}
              heads={patterns.heads}
              matrix={(l, h) => ({ values: cells[l]?.[h] ?? [0], rows: 1, columns: 1 })}
              selected={selected}
              onSelect={props.onSelect}
              describe={(l, h) => t('score', { layer: l, head: h, kind: name, value: fullNumber(score(l, h)) })}
              label={t('grid', { kind: name })}
              axes={{ layers: t('layers'), heads: t('heads') }}
              layerLabel={String}
              headLabel={String}
              badge={(l, h) =>
                patterns.heads <= 8 && (
                  <span class={`it-hk__number ${levelClass('probability', probabilityLevel(score(l, h)))}`}>
                    {formatNumber(score(l, h), locale)}
                  </span>
                )
              }
              disabled={disabled}
            />
            <Legend scale="probability" limit={1} label={t('legend')} format={(x) => formatNumber(x, locale, 0)} />
            <p class="it-hk__verdict" data-said="" data-verdict={scores.verdict}>
              {T < 2
                ? t('oneToken')
                : joinSentences(
                    [
                      t('strongest', {
                        ...best,
                        value: formatNumber(score(best.layer, best.head), locale),
                        even: formatNumber(scores.even, locale),
                      }),
                      t(`verdict.${scores.verdict}`),
                    ],
                    locale,
                  )}
            </p>
          </section>
          <section class="it-hk__one">
            <h4 class="it-hk__name">{t('name', { layer, head })}</h4>
            <MatrixGrid
              rows={T}
              columns={T}
              values={values}
              rowLabels={names}
              columnLabels={names}
              axes={{ row: t('query'), column: t('key') }}
              label={t('pattern', { layer, head })}
              scale="probability"
              cell={T <= 12 ? 36 : 24}
              mask={later}
              fit
              describe={(query, key, p) =>
                t('cell', {
                  query: spoken[query] ?? '',
                  key: spoken[key] ?? '',
                  value: key > query ? (strings['lab.common.masked'] ?? '') : formatProbability(p, locale),
                })
              }
            />
            <Legend
              scale="probability"
              limit={1}
              label={t('patternLegend')}
              format={(p) => formatProbability(p, locale)}
            />
          </section>
          {copies && (
            <section class="it-hk__copies">
              <h4 class="it-hk__copies-title">{t('copies')}</h4>
              <Bars
                items={(['first', 'second', 'control'] as const).map((id, i) => ({
                  id,
                  label: t(`copy.${id}`),
                  value: copies[i]!,
                }))}
                scale="signed"
                format={(x) => formatNumber(x, locale)}
                label={t('copies')}
                stale={props.stale}
              />
              <p class="it-hint">
                {t('gain', {
                  gain: formatNumber(copies[1] - copies[0], locale),
                  repetition: formatNumber(copies[1] - copies[2], locale),
                })}
              </p>
            </section>
          )}
        </div>
      )}
    </div>
  );
}
