/** How probable tokens were, by how often their last four tokens had been there before. */
import { formatInteger, formatProbability } from '../shared/format';
import type { Counts, Way } from './texts';
import type { Translate } from './view';

const BOTH: readonly Way[] = ['greedy', 'drawn'];

interface Props {
  groups: Record<Way, Counts>;
  stale: boolean;
  t: Translate;
  locale: string;
}

export function Groups({ groups, stale, t, locale }: Props) {
  const times = groups.greedy.groups.map((group) => group.times);
  const last = times.at(-1);
  return (
    <table class={`it-greedy__groups${stale ? ' it-stale' : ''}`}>
      <caption>{t('groupsTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('times')}</th>
          {BOTH.map((way) => (
            <th key={way} scope="col">
              {t(way)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map((n, row) => (
          <tr key={n}>
            <th scope="row">{n === 0 ? t('never') : t(n === last ? 'orMore' : n === 1 ? 'once' : 'nTimes', { n })}</th>
            {BOTH.map((way) => {
              const { count, meanLog } = groups[way].groups[row]!;
              const p = Math.exp(meanLog);
              return (
                <td key={way} data-mean={count ? meanLog : undefined}>
                  <span class="it-greedy__bar" aria-hidden="true">
                    <span style={{ width: `${count ? p * 100 : 0}%` }} />
                  </span>
                  {count ? formatProbability(p, locale) : '–'}{' '}
                  <small>{t('tokens', { n: formatInteger(count, locale) })}</small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
