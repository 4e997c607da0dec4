/**
 * The frame of a plot: axes with ticks and names, and an SVG over the whole area into which the caller draws. The drawing is
 * stretched to the space there is, so lines need `vector-effect: non-scaling-stroke` (class `it-plot__line`), and points are
 * lines of no length with round ends (`it-plot__points`); text stays HTML and keeps its size on a phone.
 */
import type { ComponentChildren, PreactDOMAttributes } from 'preact';
import './plot.css';

export interface Scales {
  /** Value → 0 … 100, from left to right. */
  x(value: number): number;
  /** Value → 100 … 0: the largest at the top. */
  y(value: number): number;
}

export interface PlotProps {
  x: readonly [number, number];
  y: readonly [number, number];
  /** Logarithmic axes, for values above 0. */
  logX?: boolean;
  logY?: boolean;
  xTicks: readonly number[];
  yTicks: readonly number[];
  formatX(value: number): string;
  formatY(value: number): string;
  xLabel?: ComponentChildren;
  yLabel?: ComponentChildren;
  /** Their names in formulas. */
  xSymbol?: PreactDOMAttributes['data-sym'];
  ySymbol?: PreactDOMAttributes['data-sym'];
  /** Height of the area, as CSS. */
  height: string;
  /** What it shows, for screen readers. */
  label: string;
  /** Of the picture with this label. */
  id?: string;
  stale?: boolean;
  draw(scales: Scales): ComponentChildren;
  /** HTML over the area, placed in per cent. */
  over?(scales: Scales): ComponentChildren;
}

export function Plot(props: PlotProps) {
  const { xTicks, yTicks, formatX, formatY, height, label, stale, draw, over } = props;
  const toShare = (value: number, [from, to]: readonly [number, number], log?: boolean) =>
    log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  const place = (share: number) => (Number.isFinite(share) ? Math.round(share * 1e5) / 1e3 : 0);
  const scales: Scales = {
    x: (value) => place(toShare(value, props.x, props.logX)),
    y: (value) => 100 - place(toShare(value, props.y, props.logY)),
  };
  return (
    <div class={`it-plot${stale ? ' it-stale' : ''}`}>
      {props.yLabel && (
        <p class="it-plot__y-name" data-sym={props.ySymbol}>
          {props.yLabel}
        </p>
      )}
      <div class="it-plot__area" style={{ height }}>
        <div class="it-plot__y" aria-hidden="true">
          {yTicks.map((tick) => (
            <span key={tick} style={{ top: `${scales.y(tick)}%` }}>
              {formatY(tick)}
            </span>
          ))}
        </div>
        <svg
          class="it-heat-svg"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          id={props.id}
          aria-label={label}
        >
          <g aria-hidden="true">
            {yTicks.map((tick) => (
              <path key={tick} class="it-plot__grid" d={`M0 ${scales.y(tick)}H100`} />
            ))}
            {xTicks.map((tick) => (
              <path key={tick} class="it-plot__grid" d={`M${scales.x(tick)} 0V100`} />
            ))}
            {draw(scales)}
          </g>
        </svg>
        {over?.(scales)}
      </div>
      <div class="it-plot__x" aria-hidden="true">
        {xTicks.map((tick) => (
          <span key={tick} style={{ insetInlineStart: `${scales.x(tick)}%` }}>
            {formatX(tick)}
          </span>
        ))}
      </div>
      {props.xLabel && (
        <p class="it-plot__x-name" data-sym={props.xSymbol}>
          {props.xLabel}
        </p>
      )}
    </div>
  );
}

/** 'M1 2L3 4…' through points that are all on the page; a point that is not finite breaks the line. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  let pen = 'M';
  let path = '';
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = 'M';
      continue;
    }
    path += `${pen}${x} ${y}`;
    pen = 'L';
  }
  return path;
}

/** Round numbers about `count` of them apart over [from, to]: ticks(0, 9.2, 5) → 0, 2, 4, 6, 8. */
export function ticks(from: number, to: number, count = 5): number[] {
  const raw = (to - from) / count;
  if (!(raw > 0) || !Number.isFinite(raw)) return [from];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((s) => s * power).find((s) => s >= raw * (1 - 1e-9)) ?? 10 * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
