/** Four matrices of one head, linked: q·k, scores, masked scores, pattern; the chosen cell of the last as a calculation. */
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { Segmented, Switch } from '../shared/controls';
import { fill, formatNumber, formatProbability } from '../shared/format';
import { Legend } from '../shared/Legend';
import { MatrixGrid, type MatrixCell, type MatrixLine } from '../shared/MatrixGrid';
import { distinctLabels, tokenLabel } from '../shared/token-text';
import { Place, type PlaceOfLab } from '../shared/Place';
import { limitOf } from '../shared/scale';
import { useChoice } from '../shared/choice';
import type { StepsAnswer } from './ask';
import { Share } from './share';
import './style.css';

export interface MaskStepsViewProps {
  place: PlaceOfLab;
  heads: number;
  head: number;
  onHead(head: number): void;
  /** The mask is put after softmax. */
  late: boolean;
  onLate(late: boolean): void;
  /** Cells with their numbers written in. */
  numbers?: boolean;
  onNumbers?(numbers: boolean): void;
  tokens: readonly Token[];
  answer: StepsAnswer;
  cell: MatrixCell;
  onCell(cell: MatrixCell): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.maskSteps.*`, `lab.place.*`, `lab.calculation.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

const STEPS = ['dots', 'scores', 'masked_scores', 'pattern'] as const;
const SYMBOLS = { dots: undefined, scores: 'scores', masked_scores: 'masked_scores', pattern: 'pattern' } as const;

export function MaskStepsView(props: MaskStepsViewProps) {
  const { place, heads, late, tokens, answer, cell, stale, disabled, strings, locale } = props;
  const [hover, point] = useState<MatrixCell | null>(null);
  const [line, focus] = useState<MatrixLine | null>(null);
  const [numbers, write] = useChoice(props.numbers, props.onNumbers, true);
  const t: Translate = (key, values = {}) => fill(strings[`lab.maskSteps.${key}`] ?? '', values);
  const { steps } = answer;
  const T = tokens.length;
  const labels = useMemo(() => tokens.map(tokenLabel), [tokens]);
  const names = useMemo(() => distinctLabels(labels), [labels]);
  const cut = useMemo(() => Array.from(steps.masked_scores, (score) => score === -Infinity), [steps]);
  const limits = { dots: limitOf(steps.dots), scores: limitOf(steps.scores) };
  const shortText = (limit: number) => (x: number) => formatNumber(x, locale, limit >= 100 ? 0 : 1);
  const dotText = useCallback(shortText(limits.dots), [limits.dots, locale]);
  const scoreText = useCallback(shortText(limits.scores), [limits.scores, locale]);
  const shareText = useCallback((p: number) => formatNumber(p, locale, 2).replace(/^0(?=\D)/, ''), [locale]);
  const describe = useCallback(
    (r: number, c: number, value: number, masked: boolean, probability: boolean) =>
      t(masked ? 'cellMasked' : 'cell', {
        query: names[r] ?? '',
        key: names[c] ?? '',
        value: probability ? formatProbability(value, locale) : formatNumber(value, locale, 3),
      }),
    [names, locale],
  );
  // One function for each step, the same from one render to the next: or a key would make all cells again.
  const saysOf = useMemo(
    () =>
      STEPS.map((name) => {
        const last = name === 'pattern';
        const masked = last || (name === 'masked_scores' && !late) ? cut : undefined;
        return {
          masked,
          describe: (r: number, c: number, x: number) => describe(r, c, x, Boolean(masked?.[r * T + c]), last),
        };
      }),
    [describe, cut, late],
  );
  const sums = late ? steps.lateSums : steps.sums;
  const rowSum = useCallback((r: number) => formatNumber(sums[r] ?? NaN, locale, 3), [sums, locale]);
  const at = hover ?? cell;
  const value = (name: (typeof STEPS)[number]) => steps[name][at[0] * T + at[1]] ?? NaN;
  return (
    <div class="it-mask">
      <Place {...place} {...{ disabled, strings, locale }}>
        <Segmented
          label={strings['lab.place.head'] ?? ''}
          options={Array.from({ length: heads }, (_, n) => ({ value: n, label: String(n) }))}
          value={props.head}
          onInput={props.onHead}
          disabled={disabled}
        />
        <Segmented<'before' | 'after'>
          label={t('when')}
          options={(['before', 'after'] as const).map((when) => ({ value: when, label: t(`when.${when}`) }))}
          value={late ? 'after' : 'before'}
          onInput={(when) => props.onLate(when === 'after')}
          disabled={disabled}
        />
        <Switch label={t('numbers')} checked={numbers} onInput={write} disabled={disabled} />
      </Place>
      {T === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <div class={`it-mask__figure${stale ? ' it-stale' : ''}`}>
          <p class="it-mask__read" aria-live="off">
            {t(late ? 'readLate' : 'read', {
              query: names[at[0]] ?? '',
              key: names[at[1]] ?? '',
              dot: formatNumber(value('dots'), locale),
              score: formatNumber(value('scores'), locale),
              masked: formatNumber(value('masked_scores'), locale),
              p: formatProbability(late ? (steps.late[at[0] * T + at[1]] ?? NaN) : value('pattern'), locale),
            })}
          </p>
          <div class="it-mask__steps">
            {STEPS.map((name, i) => {
              const last = name === 'pattern';
              const { masked, describe } = saysOf[i]!;
              const shown = last && late ? steps.late : name === 'masked_scores' && late ? steps.scores : steps[name];
              const title = t(late && i > 1 ? `late.${name}` : name, {
                root: formatNumber(Math.sqrt(steps.width), locale),
              });
              return (
                <section key={name} class="it-mask__step" data-step={name} data-sym={SYMBOLS[name]}>
                  <h4>
                    <span class="it-mask__place">{i + 1}</span> {title}
                  </h4>
                  <MatrixGrid
                    rows={T}
                    columns={T}
                    values={shown}
                    {...(masked && { mask: masked })}
                    rowLabels={labels}
                    axes={{ row: strings['lab.place.query'] ?? '', column: strings['lab.place.key'] ?? '' }}
                    columnLabels={labels}
                    label={t('grid', { step: title, layer: answer.layer, head: answer.head })}
                    scale={last ? 'probability' : 'signed'}
                    limit={last ? 1 : name === 'dots' ? limits.dots : limits.scores}
                    selected={cell}
                    onSelect={props.onCell}
                    marked={at}
                    onHover={point}
                    line={line}
                    onLine={focus}
                    describe={describe}
                    {...(numbers && { cellText: last ? shareText : name === 'dots' ? dotText : scoreText })}
                    {...(last && {
                      rowTail: { label: t('sum'), text: rowSum },
                    })}
                    cell={44}
                    fit
                  />
                </section>
              );
            })}
          </div>
          <div class="it-mask__legends">
            <Legend scale="signed" limit={limits.dots} label={t('legend.dots')} />
            <Legend scale="signed" limit={limits.scores} label={t('legend.scores')} />
            <Legend scale="probability" limit={1} label={t('legend.pattern')} />
          </div>
          <p class="it-mask__sums" data-said="" data-sums={(late ? steps.lateSums : steps.sums).join()}>
            {late ? t('sumsLate', { least: formatNumber(Math.min(...steps.lateSums), locale, 3) }) : t('sums')}
          </p>
          {!late && <Share {...props} labels={names} t={t} />}
        </div>
      )}
    </div>
  );
}
