/** What is known of the device at once, and what a measurement adds. */
import type { RunTiming } from '../../engine/types';
import { Button } from '../shared/controls';
import { fill, formatBytes, formatInteger, formatNumber } from '../shared/format';
import './style.css';

export interface DeviceViewProps {
  /** Null until the page is awake. */
  isolated: boolean | null;
  cores: number | null;
  /** Of the loaded model; null before it is loaded. */
  threads: number | null;
  compute: 'fp32' | 'int8' | null;
  /** Of the text that is run. */
  tokens: number;
  timing: RunTiming | null;
  memory: number | null;
  busy: boolean;
  onMeasure(): void;
  onStop(): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.device.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function DeviceView(props: DeviceViewProps) {
  const { isolated, cores, threads, compute, timing, memory, busy, strings, locale, disabled } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.device.${key}`] ?? '', values);
  const unknown = t('unknown');
  const spread = (times: readonly number[]) => {
    const sorted = [...times].sort((a, b) => a - b);
    const ms = (x: number) => formatNumber(x, locale, x < 100 ? 1 : 0);
    const [median, low, high] = [sorted[Math.floor(sorted.length / 2)]!, sorted[0]!, sorted.at(-1)!];
    return t('milliseconds', { median: ms(median), low: ms(low), high: ms(high), runs: sorted.length });
  };
  const timed = timing && timing.times.all.length > 0 && timing.times.logits.length > 0 ? timing : null;
  const rows: [string, string, string][] = [
    ['isolated', t('isolated'), isolated === null ? unknown : t(isolated ? 'yes' : 'no')],
    ['cores', t('cores'), cores === null ? unknown : formatInteger(cores, locale)],
    ['threads', t('threads'), threads === null ? unknown : formatInteger(threads, locale)],
    ['compute', t('compute'), compute === null ? unknown : t(compute)],
    ['logits', t('timeLogits', { n: props.tokens }), timed ? spread(timed.times.logits) : unknown],
    [
      'all',
      t('timeAll', { n: props.tokens, outputs: timed ? `(${formatInteger(timed.outputs, locale)})` : '' }),
      timed ? spread(timed.times.all) : unknown,
    ],
    ['bytes', t('bytes'), timed ? formatBytes(timed.bytes, locale) : unknown],
    ['memory', t('memory'), memory === null ? (timed ? t('notTold') : unknown) : formatBytes(memory, locale)],
  ];
  return (
    <div class="it-device">
      <div class="it-device__go">
        {busy ? (
          <Button onClick={props.onStop}>{t('stop')}</Button>
        ) : (
          <Button kind="primary" disabled={disabled} onClick={props.onMeasure}>
            {t('measure')}
          </Button>
        )}
        <p data-said={busy || !timed ? '' : `${t('timeLogits', { n: props.tokens })}: ${spread(timed.times.logits)}`}>
          {busy ? t('busy') : ''}
        </p>
      </div>
      <dl class={props.stale ? 'it-stale' : ''}>
        {rows.map(([key, name, value]) => (
          <div key={key} data-fact={key}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
