/**
 * The answers of many seeded runs as a distribution: for each token a row of dots, one for each run, at the probability
 * that the run gives it, on a logarithmic axis; a line for their mean, a diamond for the run without the change.
 */
import type { Token } from '../../engine/types';
import { fill, formatPercent, formatProbability } from './format';
import type { Strings } from './strings-type';
import { tokenLabel } from './token-text';
import { TokenText } from './TokenText';
import './run-distribution.css';

export interface DistributionRow {
  token: Token;
  /** Probability in the run that the others are held against. */
  reference: number;
  /** Probability in each run so far. */
  values: readonly number[];
  /** In how many runs it is the most probable token. */
  wins?: number;
}

export interface RunDistributionProps {
  rows: readonly DistributionRow[];
  /** Name of the run without the change: 'without dropout'. */
  referenceName: string;
  /** The same, short enough for the head of a narrow column. */
  referenceHead?: string;
  label: string;
  stale?: boolean;
  /** Keys `lab.runDistribution.*`. */
  strings: Strings;
  locale: string;
}

/** Places along the axis at which dots are stacked. */
const BINS = 60;

export function RunDistribution(props: RunDistributionProps) {
  const { rows, referenceName, label, stale, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.runDistribution.${key}`] ?? '', values);
  const axis = axisOf(rows.flatMap(({ reference, values }) => [reference, ...values]));
  const p = (value: number) => formatProbability(value, locale);
  const wins = rows.some((row) => row.wins !== undefined);
  return (
    <table class={`it-dist${stale ? ' it-stale' : ''}`} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('token')}</th>
          <th scope="col" class="is-plot">
            <span class="it-dist__key">
              <span class="is-run">{t('run')}</span>
              <span class="is-mean">{t('mean')}</span>
              <span class="is-reference">{referenceName}</span>
            </span>
          </th>
          <th scope="col">{props.referenceHead ?? referenceName}</th>
          <th scope="col">{t('mean')}</th>
          {wins && <th scope="col">{t('wins')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ token, reference, values, wins: won }) => {
          const mean = meanOf(values);
          const dots = stacks(values, axis.share);
          const tallest = Math.max(4, ...dots.map(({ at }) => at + 1));
          const range = values.length
            ? t('range', {
                token: tokenLabel(token),
                n: values.length,
                low: p(Math.min(...values)),
                high: p(Math.max(...values)),
              })
            : '';
          return (
            <tr key={token.id} data-token={token.id}>
              <th scope="row">
                <TokenText token={token} said />
              </th>
              <td class="is-plot" title={range}>
                <span class="it-hidden">{range}</span>
                <span class="it-dist__plot" aria-hidden="true" style={{ '--it-rows': tallest }}>
                  {dots.map(({ value, bin, at }, i) => (
                    <span
                      key={i}
                      class="it-dist__dot"
                      title={p(value)}
                      style={{ left: `${(100 * (bin + 0.5)) / BINS}%`, '--it-at': at }}
                    />
                  ))}
                  {values.length > 0 && <span class="it-dist__mean" style={{ left: `${100 * axis.share(mean)}%` }} />}
                  <span class="it-dist__reference" style={{ left: `${100 * axis.share(reference)}%` }} />
                </span>
              </td>
              <td>{p(reference)}</td>
              <td data-mean>{values.length ? p(mean) : '–'}</td>
              {wins && <td>{values.length ? (won ?? 0) : '–'}</td>}
            </tr>
          );
        })}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td class="is-plot">
            <span class="it-dist__axis">
              {axis.ticks.map((value) => (
                <span key={value} style={{ left: `${100 * axis.share(value)}%` }}>
                  {formatPercent(value, locale, Math.max(0, -2 - Math.round(Math.log10(value))))}
                </span>
              ))}
            </span>
          </td>
          <td />
          <td />
          {wins && <td />}
        </tr>
      </tfoot>
    </table>
  );
}

/** Dots that would fall on one another are stacked, in the order of the runs. */
function stacks(
  values: readonly number[],
  share: (value: number) => number,
): { value: number; bin: number; at: number }[] {
  const heights = new Map<number, number>();
  return values.map((value) => {
    const bin = Math.max(0, Math.min(BINS - 1, Math.floor(share(value) * BINS)));
    const at = heights.get(bin) ?? 0;
    heights.set(bin, at + 1);
    return { value, bin, at };
  });
}

/** Powers of ten around all values; what is below the least of them lies at the left end. */
function axisOf(values: readonly number[]) {
  const least = Math.max(1e-6, Math.min(...values.filter((value) => value > 0), 0.1));
  const low = Math.floor(Math.log10(least) + 1e-9);
  const high = Math.max(low + 1, Math.min(0, Math.ceil(Math.log10(Math.max(...values, least)) - 1e-9)));
  const share = (value: number) => (value > 0 ? Math.max(0, Math.min(1, (Math.log10(value) - low) / (high - low))) : 0);
  return { share, ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
