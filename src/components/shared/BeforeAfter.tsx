/**
 * Two runs beside each other: for each token its probability before and after, and Δ log-probability, the difference of
 * their natural logarithms. Above the table one sentence says what has changed on the whole.
 */
import type { Comparison } from '../../engine/types';
import { fill, formatNumber, formatProbability, fullNumber } from './format';
import { joinSentences } from './sentences';
import type { Strings } from './strings-type';
import { tokenLabel } from './token-text';
import { TokenText } from './TokenText';
import './before-after.css';

export interface BeforeAfterProps {
  /** The first run is "before". */
  comparison: Comparison;
  /** Which run is "after"; the second where absent. */
  after?: number;
  /** Heads of the two columns, e.g. 'as it is' and 'without head 3'. */
  names: readonly [string, string];
  /** Tokens shown at most. */
  rows?: number;
  stale?: boolean;
  /** Keys `lab.beforeAfter.*`. */
  strings: Strings;
  locale: string;
}

export function BeforeAfter(props: BeforeAfterProps) {
  const { comparison, after = 1, names, rows = 10, stale, strings, locale } = props;
  const run = comparison.runs[after];
  if (!run) return null;
  const t = (key: string, values: Record<string, string> = {}) => fill(strings[`lab.beforeAfter.${key}`] ?? '', values);
  const tokens = shownTokens(comparison, after, rows);
  const most = Math.max(...tokens.flatMap(({ before, now }) => [before, now || 0]), 1e-9);
  return (
    <div class={`it-ba${stale ? ' it-stale' : ''}`} data-identical={run.identical}>
      {/* Where nothing is changed, a new prompt still has a new answer: it is in the table, and in what is read out. */}
      <p
        class="it-ba__summary"
        data-said={
          run.identical && run.top
            ? joinSentences([t('top', { token: tokenLabel(run.top) }), t('identical')], locale)
            : ''
        }
      >
        {summary(comparison, after, t, locale)}
      </p>
      <table class="it-ba__table">
        <thead>
          <tr>
            <th scope="col">{t('token')}</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
            <th scope="col" title={t('deltaTitle')}>
              {t('delta')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ token, before, now }) => {
            const delta = Math.log(now) - Math.log(before); // NaN, shown as a dash, where a run has no probabilities
            return (
              <tr key={token.id}>
                <th scope="row">
                  <TokenText token={token} said />
                </th>
                {[before, now].map((p, i) => (
                  <td key={i} title={fullNumber(p)} data-run={i}>
                    <span class="it-ba__bar" style={{ '--it-share': (p || 0) / most }} aria-hidden="true" />
                    <span>{formatProbability(p, locale)}</span>
                  </td>
                ))}
                <td class={`it-ba__delta${direction(delta, locale)}`} title={fullNumber(delta)}>
                  {direction(delta, locale) === ' is-up' ? '+' : ''}
                  {formatNumber(delta, locale)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A change too small to be seen in the digits shown goes neither up nor down. */
function direction(delta: number, locale: string): '' | ' is-up' | ' is-down' {
  if (!/[1-9∞]/.test(formatNumber(delta, locale))) return '';
  return delta > 0 ? ' is-up' : ' is-down';
}

interface Row {
  token: Comparison['tokens'][number]['token'];
  before: number;
  now: number;
}

/** The most probable tokens of the two runs, in the order of the first. */
function shownTokens({ tokens }: Comparison, after: number, rows: number): Row[] {
  const all = tokens.map(({ token, probabilities }) => ({
    token,
    before: probabilities[0]!,
    now: probabilities[after]!,
  }));
  const larger = ({ before, now }: Row) => Math.max(before, now || 0);
  const best = all.sort((a, b) => larger(b) - larger(a)).slice(0, rows);
  return best.sort((a, b) => b.before - a.before || b.now - a.now);
}

/** 'Nothing has changed, to the last bit.' or what the most probable token is now, and how far apart the two are. */
export function summary(
  { runs }: Comparison,
  after: number,
  t: (key: string, values?: Record<string, string>) => string,
  locale: string,
): string {
  const [first, run] = [runs[0]!, runs[after]!];
  if (run.identical) return t('identical');
  if (!first.top || !run.top) return t('overflow');
  const tokens = { before: tokenLabel(first.top), after: tokenLabel(run.top) };
  const top = first.top.id === run.top.id ? t('topStays', tokens) : t('topChanges', tokens);
  return joinSentences([top, t('divergence', { kl: formatNumber(run.divergence, locale, 3) })], locale);
}
