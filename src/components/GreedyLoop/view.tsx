/** Greedy choice beside drawing: both texts with their repetitions set off, and the probability of every token as a curve. */
import type { Token } from '../../engine/types';
import { Button, NumberField } from '../shared/controls';
import { fill, formatInteger, formatPercent, formatProbability } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { Legend } from '../shared/Legend';
import { LineChart } from '../shared/LineChart';
import { RunningText } from '../shared/RunningText';
import { joinSentences } from '../shared/sentences';
import { tokenLabel } from '../shared/token-text';
import { Groups } from './groups';
import type { Counts, Way, Written } from './texts';
import './style.css';

export interface GreedyLoopViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  tokens: readonly Token[];
  limit: number;
  /** Tokens of each text at most. */
  count: number;
  seed: number;
  onSeed(seed: number): void;
  /** The prompt that the texts continue. */
  before: string;
  texts: Record<Way, readonly Written[]>;
  counts: Record<Way, Counts>;
  running: boolean;
  onWrite(): void;
  onStop(): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.greedyLoop.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;
const BOTH: readonly Way[] = ['greedy', 'drawn'];

export function GreedyLoopView(props: GreedyLoopViewProps) {
  const { tokens, texts, counts, count, limit, strings, locale, disabled, stale, running } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.greedyLoop.${key}`] ?? '', values);
  const percent = (p: number) => formatProbability(p, locale);
  const summaryOf = (way: Way) => summary(counts[way], texts[way].length, t, locale);
  const said = BOTH.map((way) => t('said', { way: t(way), summary: summaryOf(way) }));
  const series = BOTH.map((way) => ({
    name: t(way),
    look: way === 'greedy' ? ('solid' as const) : ('dashed' as const),
    colour: way === 'greedy' ? 'var(--it-probability)' : 'var(--it-ink-3)',
    points: texts[way].map(({ probability }, i) => ({
      x: i + 1,
      y: probability,
      marked: counts[way].seen[i]! > 0,
    })),
  }));
  return (
    <div class="it-greedy">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={tokens.length}
        limit={limit}
        label={strings['lab.common.prompt'] ?? ''}
        tooLong={t('tooLong')}
        refused
        strings={strings}
        locale={locale}
      />
      <div class="it-greedy__go">
        {running ? (
          <Button kind="primary" onClick={props.onStop}>
            {t('stop')}
          </Button>
        ) : (
          <Button kind="primary" disabled={disabled || tokens.length === 0} onClick={props.onWrite}>
            {t('write', { n: count })}
          </Button>
        )}
        <NumberField
          label={t('seed')}
          value={props.seed}
          min={0}
          max={999_999}
          range={strings['lab.common.numberRange']}
          disabled={disabled}
          onInput={props.onSeed}
        />
        <p data-said={tokens.length === 0 || running ? '' : joinSentences(said, locale)}>
          {tokens.length === 0 ? t('empty') : running ? t('running') : ''}
        </p>
      </div>
      <div class="it-greedy__texts">
        {BOTH.map((way) => (
          <div key={way} role="group" aria-label={t(way)} data-way={way}>
            <h4>{t(way)}</h4>
            <RunningText
              before={props.before}
              examples={props.examples}
              tokens={texts[way]}
              sameUntil={-1}
              marked={counts[way].seen.map((times) => times > 0)}
              stale={stale}
              label={t(way)}
              describe={(token, p) => t('token', { token, p })}
              locale={locale}
            />
            <p class="it-greedy__count" data-count={counts[way].seen.filter((times) => times > 0).length}>
              {summaryOf(way)}
            </p>
          </div>
        ))}
      </div>
      <div>
        <Legend scale="probability" limit={1} label={t('legend')} />
        <p class="it-hint">{t('textHint')}</p>
      </div>
      <LineChart
        label={t('chartLabel')}
        series={series}
        x={{
          min: 0,
          max: count,
          ticks: [1, count / 4, count / 2, (3 * count) / 4, count],
          label: t('xLabel'),
          format: String,
        }}
        y={{
          min: 0,
          max: 1,
          ticks: [0, 0.25, 0.5, 0.75, 1],
          label: t('yLabel'),
          format: (p) => formatPercent(p, locale),
        }}
        describe={(s, i) => {
          const way = BOTH[s]!;
          const { token, probability } = texts[way][i]!;
          const times = counts[way].seen[i]!;
          const values = { way: t(way), i: i + 1, token: tokenLabel(token), p: percent(probability), times };
          return t(times > 0 ? 'pointSeen' : 'point', values);
        }}
        hint={t('chartHint')}
        stale={stale}
      />
      <Groups groups={counts} stale={stale} t={t} locale={locale} />
    </div>
  );
}

function summary({ seen, loop }: Counts, length: number, t: Translate, locale: string): string {
  const number = (x: number) => formatInteger(x, locale);
  const repeated = seen.filter((times) => times > 0).length;
  const share = t('repeated', { n: number(repeated), all: number(length) });
  if (!loop) return share;
  const values = { start: number(loop.start + 1), period: number(loop.period), copies: number(loop.copies) };
  return joinSentences([share, t(loop.period === 1 ? 'loopOne' : 'loop', values)], locale);
}
