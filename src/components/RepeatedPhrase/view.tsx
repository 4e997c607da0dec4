/** A phrase on line after line: the mean log-probability per token of each copy as a curve, and the tokens of some copies. */
import type { Token } from '../../engine/types';
import { fill, formatInteger, formatNumber, formatProbability, fullNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { MatrixGrid } from '../shared/MatrixGrid';
import { PromptInput } from '../shared/PromptInput';
import { LineChart } from '../shared/LineChart';
import { distinctLabels, tokenLabel } from '../shared/token-text';
import type { Copies } from './copies';
import { meansOf, shownCopies } from './copies';
import './style.css';

export interface RepeatedPhraseViewProps {
  phrase: string;
  onPhrase(phrase: string): void;
  examples: readonly string[];
  /** Nothing but space in the field. */
  empty: boolean;
  /** Of the phrase and its line break. */
  tokenCount: number;
  /** Tokens of a phrase that fits twice. */
  most: number;
  /** Copies of the phrase in the field that fit. */
  room: number;
  /** Those of the shown answer, the line break last. */
  tokens: readonly Token[];
  copies: Copies;
  stale: boolean;
  /** Keys `lab.repeatedPhrase.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

type Translate = (key: string, values?: Record<string, string | number>) => string;

export function RepeatedPhraseView(props: RepeatedPhraseViewProps) {
  const { tokens, copies, stale, strings, locale } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.repeatedPhrase.${key}`] ?? '', values);
  const number = (x: number) => formatInteger(x, locale);
  const means = meansOf(copies);
  const lowest = Math.min(-1, Math.floor(Math.min(...means, -1)));
  const step = lowest < -6 ? 2 : 1;
  const ticks = Array.from({ length: Math.floor(-lowest / step) + 1 }, (_, i) => -i * step);
  const last = Math.max(copies.copies, 2);
  const percent = (p: number) => formatProbability(p, locale);
  return (
    <div class="it-phrase">
      <PromptInput
        value={props.phrase}
        onInput={props.onPhrase}
        examples={props.examples}
        tokenCount={props.tokenCount}
        limit={props.most}
        label={t('phrase')}
        hint={t('hint')}
        tooLong={t('tooLong')}
        refused
        strings={strings}
        locale={locale}
      />
      {props.empty || props.room < 1 ? (
        <p class="it-phrase__empty">{t(props.empty ? 'empty' : 'noRoom')}</p>
      ) : (
        <>
          <LineChart
            label={t('chartLabel')}
            series={[
              {
                name: t('curve'),
                look: 'solid',
                colour: 'var(--it-probability)',
                points: means.map((y, i) => ({ x: i + 1, y })),
              },
            ]}
            x={{ min: 1, max: last, ticks: [1, ...roundTicks(last), last], label: t('xLabel'), format: String }}
            y={{
              min: lowest,
              max: 0,
              ticks,
              label: t('yLabel'),
              format: (y) => `${formatNumber(y, locale, 0)} (${percent(Math.exp(y))})`,
            }}
            describe={(_, i) =>
              t('point', { copy: i + 1, mean: formatNumber(means[i]!, locale), p: percent(Math.exp(means[i]!)) })
            }
            hint={verdict(means, t, locale)}
            stale={stale}
          />
          <span hidden data-said={verdict(means, t, locale)} />
          <Tokens {...{ tokens, copies, stale, strings, locale, t, number }} />
        </>
      )}
    </div>
  );
}

interface TokensProps extends Pick<RepeatedPhraseViewProps, 'tokens' | 'copies' | 'stale' | 'strings' | 'locale'> {
  t: Translate;
}

/** Rows: some of the copies. Columns: the tokens of the phrase. */
function Tokens({ tokens, copies, stale, locale, t }: TokensProps) {
  const shown = shownCopies(copies.copies);
  const width = tokens.length;
  const values = shown.flatMap((copy) =>
    Array.from({ length: width }, (_, i) => Math.exp(copies.logProbabilities[(copy - 1) * width + i]!)),
  );
  const labels = tokens.map(tokenLabel);
  const spoken = distinctLabels(labels);
  return (
    <div class={`it-phrase__tokens${stale ? ' it-stale' : ''}`}>
      <h4>{t('matrixTitle')}</h4>
      <MatrixGrid
        rows={shown.length}
        columns={width}
        values={values}
        rowLabels={shown.map(String)}
        columnLabels={labels}
        label={t('matrixTitle')}
        scale="probability"
        describe={(row, column, p) =>
          t('cell', {
            copy: shown[row]!,
            token: spoken[column]!,
            p: `${formatProbability(p, locale)} (${fullNumber(p)})`,
          })
        }
        cell={34}
        fit
        cellText={(p) => (p >= 0.005 ? String(Math.round(p * 100)) : '<1')}
      />
      <Legend scale="probability" limit={1} label={t('legend')} />
    </div>
  );
}

function roundTicks(last: number): number[] {
  const step = last <= 10 ? 2 : last <= 30 ? 5 : last <= 60 ? 10 : 25;
  return Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step).filter(
    (x) => x > 1 && x <= last - step / 2,
  );
}

/** First, second and last copy in numbers. */
function verdict(means: readonly number[], t: Translate, locale: string): string {
  const p = (i: number) => formatProbability(Math.exp(means[i]!), locale);
  if (means.length < 2) return t('chartHint');
  return t('verdict', { first: p(0), second: p(1), last: p(means.length - 1), n: means.length });
}
