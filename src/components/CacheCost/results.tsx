/** The times of both ways over the length of the text, and the difference of their logits. */
import { formatBytes, formatInteger, formatNumber, fullNumber } from '../shared/format';
import { niceLimit } from '../shared/scale';
import { joinSentences } from '../shared/sentences';
import { LineChart, type ChartPoint } from '../shared/LineChart';
import { spreadOf, timesFaster, type Counted } from './measurement';
import type { CacheCostViewProps, Translate } from './view';

type Props = CacheCostViewProps & { t: Translate };
const WAYS = ['whole', 'cached'] as const;

export function Results({ results, config, stale, strings, locale, t }: Props) {
  const number = (x: number) => formatInteger(x, locale);
  const time = (x: number) => t('milliseconds', { n: formatNumber(x, locale, x < 100 ? 1 : 0) });
  const timed = results.filter(({ times }) => times && times.whole.length > 0 && times.cached.length > 0);
  const series = WAYS.map((way) => ({
    name: t(way === 'whole' ? 'without' : 'with'),
    look: way === 'whole' ? ('dashed' as const) : ('solid' as const),
    points: timed.map(({ tokens, times }): ChartPoint => {
      const { median, low, high } = spreadOf(times![way]);
      return { x: tokens, y: median, low, high };
    }),
  }));
  const top = niceLimit(Math.max(...series.flatMap(({ points }) => points.map((p) => p.high ?? p.y)), 0));
  const last = timed.at(-1);
  const faster = last ? timesFaster(last) : NaN;
  return (
    <>
      <div class="it-kv__chart">
        {timed.length === 0 && <p>{t('none')}</p>}
        <LineChart
          label={t('chartLabel')}
          series={series}
          x={{
            min: 0,
            // The lengths may be those of another model, until this one is measured.
            max: Math.max(config.n_positions, ...results.map(({ tokens }) => tokens)),
            ticks: [0, ...results.map(({ tokens }) => tokens)],
            label: t('xLabel'),
            format: number,
          }}
          y={{
            min: 0,
            max: top,
            ticks: [0, top / 2, top],
            label: t('yLabel'),
            format: (x) =>
              timed.length ? t('milliseconds', { n: formatNumber(x, locale, x > 0 && top < 10 ? 1 : 0) }) : '',
          }}
          describe={(s, i) => {
            const { times, tokens } = timed[i]!;
            const { median, low, high } = spreadOf(times![WAYS[s]!]);
            const values = { n: number(tokens), median: time(median), low: time(low), high: time(high) };
            return `${series[s]!.name}: ${t('point', { ...values, runs: times![WAYS[s]!].length })}`;
          }}
          hint={timed.length ? t('chartHint') : t('notYet')}
          stale={stale}
        />
      </div>
      <div class="it-kv__scroll" role="group" aria-label={t('tableTitle')} tabIndex={0}>
        <table class={`it-kv__table${stale ? ' it-stale' : ''}`}>
          <caption>{t('tableTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('tokens')}</th>
              <th scope="col">{t('without')}</th>
              <th scope="col">{t('with')}</th>
              <th scope="col">{t('difference')}</th>
              <th scope="col">{t('relative')}</th>
              <th scope="col">{t('cacheSize')}</th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <Row key={result.tokens} result={result} time={time} t={t} locale={locale} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="it-kv__verdict" data-said="">
        {last &&
          !stale &&
          joinSentences(
            [
              t(Number.isNaN(faster) ? 'coarse' : 'verdict', {
                n: number(last.tokens),
                times: formatNumber(faster, locale, 1),
              }),
              results.every(({ sameTop }) => sameTop) ? t('sameTop') : '',
            ],
            locale,
          )}
        {!last && strings['lab.kvCache.noTimes']}
      </p>
    </>
  );
}

function Row({ result, time, t, locale }: { result: Counted; time(x: number): string; t: Translate; locale: string }) {
  const { tokens, times, largestDifference: difference, largestLogit, cacheBytes } = result;
  const median = (way: (typeof WAYS)[number]) => (times?.[way].length ? time(spreadOf(times[way]).median) : '–');
  return (
    <tr data-tokens={tokens}>
      <th scope="row">{formatInteger(tokens, locale)}</th>
      <td>{median('whole')}</td>
      <td>{median('cached')}</td>
      {difference === 0 ? (
        <td colSpan={2} data-value={0}>
          {t('same')}
        </td>
      ) : (
        <>
          <td title={fullNumber(difference)} data-value={difference}>
            {t('power', scientific(difference, locale))}
          </td>
          <td data-value={difference / largestLogit}>{t('power', scientific(difference / largestLogit, locale))}</td>
        </>
      )}
      <td>{formatBytes(cacheBytes, locale)}</td>
    </tr>
  );
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0.0000123 → { m: '1.2', e: '⁻⁵' } */
function scientific(x: number, locale: string): { m: string; e: string } {
  const exponent = Math.floor(Math.log10(Math.abs(x)));
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return { m: formatNumber(x / 10 ** exponent, locale, 1), e: (exponent < 0 ? '⁻' : '') + digits };
}
