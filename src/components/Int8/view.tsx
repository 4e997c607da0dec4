/** One channel of weights rounded to a few bits: its whole numbers and errors as strips, the stairs, and all widths in a table. */
import { Segmented } from '../shared/controls';
import { fill, formatInteger, formatNumber, formatProbability, fullNumber } from '../shared/format';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { niceLimit } from '../shared/scale';
import { LineChart } from '../shared/LineChart';
import { tokenLabel } from '../shared/token-text';
import type { Rounded, StoredChannel } from './channels';
import './style.css';

export interface Int8ViewProps {
  channels: readonly StoredChannel[];
  channel: number;
  onChannel(index: number): void;
  bits: number;
  onBits(bits: number): void;
  /** What is rounded. */
  exact: Float32Array;
  /**
   * Where it is from: the checkpoint's excerpt; another model's whole numbers, of which nothing more exact is known; or the
   * float32 that another model stores, which has lost nothing.
   */
  source: 'excerpt' | 'int8' | 'float32';
  /** At every width. */
  rounded: readonly Rounded[];
  /** Whether the running model holds what the excerpt says; null while it is not known. */
  same: boolean | null;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.int8.*`. */
  strings: Record<string, string>;
  locale: string;
}

const SENTENCES = { excerpt: 'sentence', int8: 'sentenceOther', float32: 'sentenceFloat' } as const;

type Translate = (key: string, values?: Record<string, string | number>) => string;

export function Int8View(props: Int8ViewProps) {
  const { channels, exact, rounded, bits, strings, locale, disabled, stale } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.int8.${key}`] ?? '', values);
  const now = rounded.find((r) => r.bits === bits) ?? rounded[0]!;
  const largest = 2 ** (bits - 1) - 1;
  const limit = niceLimit(exact.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  const errors = now.found.map((value, i) => value - exact[i]!);
  // What is stored and what it becomes are measured alike.
  const axis = { min: -limit, max: limit, ticks: [-limit, 0, limit], format: (x: number) => formatNumber(x, locale) };
  const small = (x: number) => formatNumber(x, locale, 5);
  return (
    <div class={`it-int8${stale ? ' it-stale' : ''}`}>
      <div class="it-int8__controls">
        <label class="it-int8__choice">
          <span class="it-control-label">{t('channel')}</span>
          <select
            value={String(props.channel)}
            disabled={disabled}
            onChange={(event) => props.onChannel(Number(event.currentTarget.value))}
          >
            {channels.map((channel, i) => (
              <option key={i} value={String(i)}>
                {nameOf(channel, t)}
              </option>
            ))}
          </select>
        </label>
        <Segmented
          label={t('bits')}
          options={rounded.map((r) => ({ value: r.bits, label: String(r.bits) }))}
          value={bits}
          onInput={props.onBits}
          disabled={disabled}
        />
      </div>
      <p class="it-int8__sentence">
        <span data-said="">
          {t(SENTENCES[props.source], {
            n: formatInteger(exact.length, locale),
            low: formatInteger(-largest, locale),
            high: formatInteger(largest, locale),
            scale: small(now.scale),
          })}
        </span>{' '}
        {props.same === true && t('same')}
      </p>
      {(
        [
          ['exact', exact, limit],
          // On one scale with what they stand for.
          ['whole', now.values, limit / now.scale],
          ['error', errors, limit],
        ] as const
      ).map(([name, values, end]) => (
        <div key={name} class="it-int8__strip" data-strip={name}>
          <p class="it-control-label">{t(name, { largest: small(now.largest) })}</p>
          <HeatStrip
            values={values}
            label={t(name, { largest: small(now.largest) })}
            limit={end}
            height={28}
            describe={(i) =>
              t('weight', {
                i,
                exact: small(exact[i]!),
                whole: now.values[i]!,
                scale: small(now.scale),
                found: small(now.found[i]!),
                error: small(errors[i]!),
              })
            }
          />
        </div>
      ))}
      <Legend scale="signed" limit={limit} label={t('legend')} />
      <div class="it-int8__below">
        <LineChart
          label={t('stairs')}
          series={[
            {
              name: t('noError'),
              look: 'dashed',
              colour: 'var(--it-ink-3)',
              points: [
                { x: -limit, y: -limit },
                { x: limit, y: limit },
              ],
            },
            {
              name: t('weights'),
              look: 'dots',
              points: Array.from(exact, (x, i) => ({ x, y: now.found[i]! })).sort((a, b) => a.x - b.x),
            },
          ]}
          x={{ ...axis, label: t('xLabel') }}
          y={{ ...axis, label: t('yLabel') }}
          describe={(s, i) => {
            if (s === 0) return t('noError');
            const order = Array.from(exact, (x, at) => [x, at] as const).sort((a, b) => a[0] - b[0]);
            const at = order[i]![1];
            return t('point', {
              i: at,
              exact: small(exact[at]!),
              found: small(now.found[at]!),
              error: small(errors[at]!),
            });
          }}
          hint={t('hint')}
          height={20}
        />
        <table class="it-int8__table">
          <caption>{t('tableTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('bits')}</th>
              <th scope="col">{t('levels')}</th>
              <th scope="col">{t('scale')}</th>
              <th scope="col">{t('largest')}</th>
              <th scope="col">{t('relative')}</th>
            </tr>
          </thead>
          <tbody>
            {rounded.map((r) => (
              <tr key={r.bits} data-bits={r.bits} aria-current={r.bits === bits ? 'true' : undefined}>
                <th scope="row">{r.bits}</th>
                <td>{formatInteger(2 ** r.bits - 1, locale)}</td>
                <td title={fullNumber(r.scale)}>{small(r.scale)}</td>
                <td data-value={r.largest} data-scale={r.scale}>
                  {small(r.largest)}
                </td>
                <td data-value={r.relative}>{formatProbability(r.relative, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function nameOf({ tensor, index, kind, token }: StoredChannel, t: Translate): string {
  const what = kind === 'token' ? tokenLabel({ text: token ?? '', bytes: [] }) : '';
  return t(kind, { tensor, index, token: what });
}
