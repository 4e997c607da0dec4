/**
 * Three rulers below each other with a short line for every dimension, and threads from each to its place on the next.
 * Pointing (or arrow keys, along the first ruler) chooses a dimension.
 */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../shared/format';
import { ticks } from '../shared/Plot';
import { keyOf, moveInList } from '../shared/roving';
import type { Translate } from './view';

export interface RulersProps {
  x: Float32Array;
  standardised: Float32Array;
  normalized: Float32Array;
  mean: number;
  scale: number;
  dimension: number;
  /** The chosen dimension's numbers in words. */
  spoken: string;
  onDimension(dimension: number): void;
  stale: boolean;
  disabled: boolean;
  locale: string;
  t: Translate;
}

/** Heights in the drawing, whose unit is a pixel downwards and a per cent sideways. */
const RULER = 36;
const GAP = 76;
const AT = [0, RULER + GAP, 2 * (RULER + GAP)] as const;
const HEIGHT = AT[2] + RULER;
const SYMBOLS = ['x', undefined, 'normalized'] as const;

export function Rulers(props: RulersProps) {
  const { x, standardised, normalized, mean, scale, dimension, onDimension, stale, disabled, locale, t } = props;
  // One stretch for all: ± so many standard deviations.
  const end = useMemo(() => {
    const sizes = [...standardised, ...normalized].filter(Number.isFinite).map(Math.abs);
    return Math.max(2, Math.ceil(2 * Math.max(...sizes, 0)) / 2);
  }, [standardised, normalized]);
  const left = (value: number) => (Number.isFinite(value) ? Math.max(0, Math.min(100, 50 + (50 * value) / end)) : 50);
  const sorted = useMemo(() => Array.from(x, (_, d) => d).sort((a, b) => standardised[a]! - standardised[b]!), [x]);
  const rows = [standardised, standardised, normalized];
  const unit = ticks(-end, end, 8);
  // The first ruler has round numbers of its own, at the places where the others have theirs in standard deviations.
  const own = ticks(mean - end * scale, mean + end * scale, 8);
  const axes = [
    own.map((value) => ({ at: (value - mean) / scale, text: shortest(value, own, locale) })),
    unit.map((value) => ({ at: value, text: shortest(value, unit, locale) })),
    unit.map((value) => ({ at: value, text: shortest(value, unit, locale) })),
  ];
  const point = (event: PointerEvent & { currentTarget: EventTarget & Element }) => {
    if (disabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (100 * (event.clientX - box.left)) / box.width;
    const values = event.clientY - box.top > (box.height * 2) / 3 ? normalized : standardised;
    let best = 0;
    values.forEach((value, d) => {
      if (Math.abs(left(value) - share) < Math.abs(left(values[best]!) - share)) best = d;
    });
    onDimension(best);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInList(keyOf(event), sorted.indexOf(dimension), sorted.length);
    if (next === null || disabled) return;
    event.preventDefault();
    onDimension(sorted[next]!);
  };
  const marks = (values: Float32Array, top: number, only?: number) =>
    Array.from(values, (value, d) =>
      only === undefined || d === only ? `M${left(value).toFixed(2)} ${top}v${RULER}` : '',
    ).join('');
  const threads = (from: number, only?: number) =>
    Array.from(x, (_, d) =>
      only === undefined || d === only
        ? `M${left(rows[from]![d]!).toFixed(2)} ${AT[from]! + RULER}L${left(rows[from + 1]![d]!).toFixed(2)} ${AT[from + 1]!}`
        : '',
    ).join('');
  return (
    <div class={`it-rulers${stale ? ' it-stale' : ''}`}>
      <div
        class="it-rulers__area"
        style={{ height: `${HEIGHT}px` }}
        role="slider"
        tabIndex={0}
        aria-label={t('rulers')}
        aria-valuemin={0}
        aria-valuemax={x.length - 1}
        aria-valuenow={sorted.indexOf(dimension)}
        aria-valuetext={props.spoken}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => event.pointerType === 'mouse' && point(event)}
        onPointerDown={point}
      >
        <svg
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          class="it-heat-svg"
          aria-hidden="true"
          data-it-export
        >
          <rect class="it-rulers__band" x={left(-1)} width={left(1) - left(-1)} y="0" height={HEIGHT} />
          <path class="it-rulers__middle" d={`M50 0V${HEIGHT}`} />
          {[0, 1].map((from) => (
            <path key={from} class="it-rulers__threads" d={threads(from)} />
          ))}
          {rows.map((values, i) => (
            <path key={i} class="it-rulers__marks" d={marks(values, AT[i]!)} />
          ))}
          {[0, 1].map((from) => (
            <path key={from} class="it-rulers__threads is-chosen" d={threads(from, dimension)} />
          ))}
          {rows.map((values, i) => (
            <path key={i} class="it-rulers__marks is-chosen" d={marks(values, AT[i]!, dimension)} />
          ))}
        </svg>
        {axes.map((axis, i) => (
          <div
            key={i}
            class="it-rulers__axis"
            style={{ top: `${AT[i]! + RULER}px` }}
            data-row={i}
            data-sym={SYMBOLS[i]}
          >
            {axis.map(({ at, text }) => (
              <span key={text} style={{ left: `${left(at)}%` }}>
                {text}
              </span>
            ))}
            <strong>{t(`row.${i}`)}</strong>
          </div>
        ))}
      </div>
      <p class="it-hint">{t('hint')}</p>
    </div>
  );
}

/** As few digits as tell the ticks apart. */
function shortest(value: number, all: readonly number[], locale: string): string {
  const step = all.length > 1 ? all[1]! - all[0]! : 1;
  return formatNumber(value, locale, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
}
