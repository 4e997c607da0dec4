/**
 * GELU's curve, beside ReLU, with every neuron of a block as a point where the model has put it for one token; below it how
 * many neurons lie where. Pointing finds the nearest neuron; the arrow keys go from neuron to neuron in the order of the axis.
 */
import { useId, useMemo, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill, formatInteger, formatNumber, fullNumber } from '../shared/format';
import { tokenLabel } from '../shared/token-text';
import { Place, type PlaceOfLab } from '../shared/Place';
import { linePath, Plot, ticks } from '../shared/Plot';
import { keyOf, moveInList } from '../shared/roving';
import { useUntilEscape } from '../shared/until-escape';
import { histogram, nearest } from './points';
import './style.css';

export interface GeluCurveViewProps {
  place: PlaceOfLab;
  /** [F] before and after GELU. */
  pre: Float32Array;
  post: Float32Array;
  layer: number;
  /** The token that the numbers are about. */
  token: Token | null;
  gelu(x: number): number;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.geluCurve.*`, `lab.place.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

/** Samples of the curve. */
const SAMPLES = 160;
const BIN = 0.5;

export function GeluCurveView(props: GeluCurveViewProps) {
  const { place, pre, post, layer, token, gelu, stale, disabled, strings, locale } = props;
  const [at, setAt] = useState<number | null>(null);
  const worded = useUntilEscape(at);
  const id = useId();
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.geluCurve.${key}`] ?? '', values);
  const sorted = useMemo(() => Array.from(pre, (_, n) => n).sort((a, b) => pre[a]! - pre[b]!), [pre]);
  if (place.tokens.length === 0) {
    return (
      <div class="it-gelu">
        <Place {...place} {...{ disabled, strings, locale }} />
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      </div>
    );
  }
  const end = Math.max(4, Math.ceil(Math.max(...pre.map(Math.abs))));
  const x: [number, number] = [-end, end];
  const y: [number, number] = [-1, end];
  const curve = Array.from({ length: SAMPLES + 1 }, (_, i) => -end + (2 * end * i) / SAMPLES);
  const bins = histogram(pre, end, BIN);
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const active = pre.filter((value) => value > 0).length;
  const neuron = at === null ? null : sorted[at]!;
  const number = (value: number) => formatNumber(value, locale, 3);
  const say = (index: number) => {
    const n = sorted[index]!;
    return t('neuron', { n, pre: number(pre[n]!), post: number(post[n]!) });
  };
  const whole = (value: number) => formatNumber(value, locale, 0);
  const counted = {
    active: formatInteger(active, locale),
    all: formatInteger(pre.length, locale),
    token: token ? tokenLabel(token) : '',
    layer,
  };

  return (
    <div class="it-gelu">
      <Place {...place} {...{ disabled, strings, locale }} />
      <p class="it-gelu__count" data-said="">
        {t('count', counted)}
      </p>
      <div
        class="it-gelu__pick"
        role="slider"
        tabIndex={0}
        aria-label={t('pick')}
        // What is in a slider is no part of the page for screen readers: it says itself what its pictures show.
        aria-describedby={`${id}-curve ${id}-histogram`}
        aria-valuemin={0}
        aria-valuemax={pre.length - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={say(at ?? 0)}
        onFocus={() => setAt((index) => index ?? 0)}
        onBlur={() => setAt(null)}
        onKeyDown={(event) => {
          const next = moveInList(keyOf(event), at ?? 0, sorted.length);
          if (next === null) return;
          event.preventDefault();
          setAt(event.shiftKey ? Math.max(0, Math.min(sorted.length - 1, (at ?? 0) + 10 * (next - (at ?? 0)))) : next);
        }}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setAt(null)}
        onPointerMove={(event) => point(event)}
        onPointerDown={(event) => point(event)}
      >
        <Plot
          {...{ x, y, stale }}
          xTicks={ticks(-end, end, 8)}
          yTicks={ticks(-1, end, 5)}
          formatX={whole}
          formatY={whole}
          yLabel={t('yAxis')}
          ySymbol="mlp_post"
          height="clamp(15rem, 45cqi, 26rem)"
          id={`${id}-curve`}
          label={t('plot', counted)}
          draw={(s) => (
            <>
              <path class="it-gelu__axis" d={`M0 ${s.y(0)}H100M${s.x(0)} 0V100`} />
              <path
                class="it-gelu__relu"
                d={linePath([
                  [s.x(-end), s.y(0)],
                  [s.x(0), s.y(0)],
                  [s.x(end), s.y(end)],
                ])}
              />
              <path
                class="it-plot__line it-gelu__curve"
                d={linePath(curve.map((value) => [s.x(value), s.y(gelu(value))]))}
                data-sym="gelu"
              />
              {[false, true].map((on) => (
                <path
                  key={String(on)}
                  class={`it-plot__points it-gelu__points${on ? ' is-active' : ''}`}
                  d={sorted
                    .filter((n) => pre[n]! > 0 === on)
                    .map((n) => `M${s.x(pre[n]!)} ${s.y(post[n]!)}h0`)
                    .join('')}
                />
              ))}
              {neuron !== null && (
                <path class="it-plot__points it-gelu__point" d={`M${s.x(pre[neuron]!)} ${s.y(post[neuron]!)}h0`} />
              )}
            </>
          )}
          over={(s) => (
            <>
              <span
                class="it-gelu__tag"
                style={{ insetInlineStart: `${s.x(end * 0.55)}%`, top: `${s.y(end * 0.55)}%` }}
                aria-hidden="true"
              >
                {t('tag')}
              </span>
              {worded && at !== null && neuron !== null && (
                <span
                  class={`it-heat-value it-gelu__value${s.x(pre[neuron]!) > 50 ? ' is-left' : ''}`}
                  style={{
                    left: `${s.x(pre[neuron]!)}%`,
                    maxWidth: `${50 + Math.abs(s.x(pre[neuron]!) - 50)}%`,
                    bottom: `calc(${100 - s.y(post[neuron]!)}% + 0.7rem)`,
                  }}
                >
                  {say(at)}
                </span>
              )}
            </>
          )}
        />
        <Plot
          {...{ x, stale }}
          y={[0, most]}
          xTicks={ticks(-end, end, 8)}
          yTicks={[0, most]}
          formatX={whole}
          formatY={whole}
          xLabel={t('xAxis')}
          xSymbol="mlp_pre"
          yLabel={t('histogram')}
          height="5.5rem"
          id={`${id}-histogram`}
          label={t('histogramLabel', {
            most: formatInteger(most, locale),
            from: fullNumber(bins.find(({ count }) => count === most)?.from ?? 0),
          })}
          draw={(s) =>
            bins.map(({ from, count }) => (
              <rect
                key={from}
                class={`it-gelu__bin${from >= 0 ? ' is-active' : ''}`}
                x={s.x(from) + 0.15}
                width={Math.max(0, s.x(from + BIN) - s.x(from) - 0.3)}
                y={s.y(count)}
                height={100 - s.y(count)}
              />
            ))
          }
        />
      </div>
      <p class="it-gelu__line">{at === null ? t('hint') : say(at)}</p>
    </div>
  );

  /** The nearest neuron along the x axis. Both plots have the same area. */
  function point(event: PointerEvent & { currentTarget: EventTarget & Element }) {
    const area = event.currentTarget.querySelector('.it-plot__area')!.getBoundingClientRect();
    const value = ((event.clientX - area.left) / area.width) * 2 * end - end;
    setAt(nearest(sorted, pre, value));
  }
}
