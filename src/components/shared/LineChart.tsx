/**
 * Curves over a common axis, drawn as SVG that stretches with the figure while lines, dots and labels keep their size. One
 * tab stop: left and right move along a curve, up and down from curve to curve; the point is spoken, marked and said in words.
 */
import { useState } from 'preact/hooks';
import { keyOf, moveInList } from './roving';
import './line-chart.css';

export interface ChartPoint {
  x: number;
  y: number;
  /** Ends of a whisker through the point: the spread of what was measured. */
  low?: number;
  high?: number;
  /** Drawn larger and filled: points of a kind that the legend explains. */
  marked?: boolean;
}

export interface ChartSeries {
  name: string;
  points: readonly ChartPoint[];
  /** How it looks, so that colour is not needed to tell curves apart. */
  look: 'solid' | 'dashed' | 'dots';
  /** CSS colour; ink where absent. */
  colour?: string;
}

export interface ChartAxis {
  min: number;
  max: number;
  ticks: readonly number[];
  label: string;
  format(value: number): string;
}

export interface LineChartProps {
  series: readonly ChartSeries[];
  x: ChartAxis;
  y: ChartAxis;
  label: string;
  /** One point in words. */
  describe(series: number, point: number): string;
  /** Said while no point is looked at. */
  hint: string;
  /** Height of the plot in rem. */
  height?: number;
  stale?: boolean;
  onPoint?(at: { series: number; point: number } | null): void;
}

export function LineChart(props: LineChartProps) {
  const { series, x, y, label, describe, hint, height = 15, stale, onPoint } = props;
  const [at, setAt] = useState<{ series: number; point: number } | null>(null);
  const [last, setLast] = useState({ series: 0, point: 0 });
  const left = (value: number) => (100 * (value - x.min)) / (x.max - x.min || 1);
  const top = (value: number) => 100 - (100 * (value - y.min)) / (y.max - y.min || 1);
  const cursor = valid(series, at);
  const start = valid(series, last) ?? firstPoint(series);
  const spot = cursor && series[cursor.series]!.points[cursor.point]!;

  const move = (to: { series: number; point: number } | null) => {
    setAt(to);
    if (to) setLast(to);
    onPoint?.(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!start) return;
    const sideways = moveInList(keyOf(event), start.point, series[start.series]!.points.length);
    const step = { ArrowUp: -1, ArrowDown: 1 }[keyOf(event)];
    const other = step === undefined ? null : otherCurve(series, start, step);
    if (step === undefined && sideways === null) return;
    event.preventDefault();
    if (other) move(other);
    else if (step === undefined && sideways !== null) move({ series: start.series, point: sideways });
  };
  const nearest = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const px = ((event.clientX - box.left) / box.width) * 100;
    const py = ((event.clientY - box.top) / box.height) * 100;
    let best: { series: number; point: number } | null = null;
    let least = Infinity;
    series.forEach(({ points }, s) =>
      points.forEach((point, i) => {
        const distance = Math.abs(left(point.x) - px) * (box.width / box.height) + Math.abs(top(point.y) - py) / 2;
        if (distance < least) [least, best] = [distance, { series: s, point: i }];
      }),
    );
    move(best);
  };
  const spoken = start ? describe(start.series, start.point) : hint;
  return (
    <div class={`it-chart${stale ? ' it-stale' : ''}`}>
      {series.length > 1 && (
        <ul class="it-chart__legend">
          {series.map((curve) => (
            <li key={curve.name} style={{ color: curve.colour }}>
              <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
                {curve.look === 'dots' ? (
                  <circle cx="14" cy="4" r="3" />
                ) : (
                  <path d="M0 4H28" class={`is-${curve.look}`} />
                )}
              </svg>
              <span>{curve.name}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="it-chart__y-label">{y.label}</p>
      <div class="it-chart__area">
        <div class="it-chart__y" aria-hidden="true" style={{ height: `${height}rem` }}>
          {y.ticks.map((tick) => (
            <span key={tick} style={{ top: `${top(tick)}%` }}>
              {y.format(tick)}
            </span>
          ))}
        </div>
        <div
          class="it-chart__plot"
          style={{ height: `${height}rem` }}
          role="slider"
          aria-readonly="true"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, (start ? series[start.series]!.points.length : 1) - 1)}
          aria-valuenow={start?.point ?? 0}
          aria-valuetext={spoken}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={() => !at && start && move(start)}
          onBlur={() => move(null)}
          onPointerMove={nearest}
          onPointerDown={nearest}
          onPointerLeave={(event) => event.pointerType === 'mouse' && move(null)}
        >
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" data-it-export>
            {y.ticks.map((tick) => (
              <path key={tick} class="it-chart__grid" d={`M0 ${top(tick)}H100`} />
            ))}
            {series.map((curve) => (
              <g key={curve.name} style={{ color: curve.colour }}>
                {curve.look !== 'dots' && (
                  <path class={`it-chart__line is-${curve.look}`} d={line(curve.points, left, top)} />
                )}
                <path class="it-chart__whiskers" d={whiskers(curve.points, left, top)} />
                <path class="it-chart__dots" d={dots(curve.points, false, left, top)} />
                <path class="it-chart__dots is-marked" d={dots(curve.points, true, left, top)} />
              </g>
            ))}
          </svg>
          {spot && <span class="it-chart__spot" style={{ left: `${left(spot.x)}%`, top: `${top(spot.y)}%` }} />}
        </div>
        <div class="it-chart__x" aria-hidden="true">
          {x.ticks.map((tick) => (
            <span key={tick} style={{ left: `${left(tick)}%` }}>
              {x.format(tick)}
            </span>
          ))}
        </div>
      </div>
      <p class="it-chart__x-label">{x.label}</p>
      <p class="it-chart__said">{cursor ? describe(cursor.series, cursor.point) : hint}</p>
    </div>
  );
}

type Scale = (value: number) => number;
interface Spot {
  series: number;
  point: number;
}
const n = (value: number) => Number(value.toFixed(3));

function line(points: readonly ChartPoint[], left: Scale, top: Scale): string {
  return points.map((p, i) => `${i ? 'L' : 'M'}${n(left(p.x))} ${n(top(p.y))}`).join('');
}

/** Lines of no length: their round ends are dots, which do not stretch with the picture. */
function dots(points: readonly ChartPoint[], marked: boolean, left: Scale, top: Scale): string {
  return points
    .filter((p) => (p.marked ?? false) === marked)
    .map((p) => `M${n(left(p.x))} ${n(top(p.y))}h0`)
    .join('');
}

function whiskers(points: readonly ChartPoint[], left: Scale, top: Scale): string {
  return points
    .filter((p) => p.low !== undefined && p.high !== undefined)
    .map((p) => `M${n(left(p.x))} ${n(top(p.low!))}V${n(top(p.high!))}`)
    .join('');
}

function valid(series: readonly ChartSeries[], at: Spot | null): Spot | null {
  return at && series[at.series]?.points[at.point] ? at : null;
}

function firstPoint(series: readonly ChartSeries[]): Spot | null {
  const found = series.findIndex(({ points }) => points.length > 0);
  return found < 0 ? null : { series: found, point: 0 };
}

/** The point of the next curve in this direction that lies nearest sideways. */
function otherCurve(series: readonly ChartSeries[], from: Spot, step: number): Spot | null {
  const here = series[from.series]!.points[from.point]!;
  for (let s = from.series + step; s >= 0 && s < series.length; s += step) {
    const { points } = series[s]!;
    if (points.length === 0) continue;
    const distances = points.map((p) => Math.abs(p.x - here.x));
    return { series: s, point: distances.indexOf(Math.min(...distances)) };
  }
  return null;
}
