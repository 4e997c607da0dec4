/**
 * Vectors of two numbers as arrows in a plane. Tips can be dragged; by keyboard and by tapping the same numbers are edited in
 * the table. For screen readers a picture with the arrows and where they end.
 */
import { useRef } from 'preact/hooks';
import { placeLabels } from './labels';
import { LIMIT, tidy } from './vectors-text';

export interface Arrow {
  id: string;
  kind: 'query' | 'key' | 'value' | 'output';
  at: readonly number[];
  label: string;
  /** Thickness from 0 to 1, e.g. attention. */
  weight?: number;
  faint?: boolean;
  onDrag?(at: [number, number]): void;
}

export interface PlaneProps {
  title: string;
  arrows: readonly Arrow[];
  /** Names of the two directions, at their positive ends. */
  axes?: [string, string];
  disabled: boolean;
}

/** As in the tables, with a true minus sign. */
const short = (value: number) => String(Number(value.toFixed(2))).replace('-', '−');

/** Room around ±LIMIT for labels. */
const HALF = LIMIT + 0.6;

export function Plane({ title, arrows, axes, disabled }: PlaneProps) {
  const svg = useRef<SVGSVGElement>(null);
  const drag = (arrow: Arrow, event: PointerEvent) => {
    if (disabled || !arrow.onDrag || !(event.buttons & 1)) return;
    const box = svg.current!.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 2 * HALF - HALF;
    const y = HALF - ((event.clientY - box.top) / box.height) * 2 * HALF;
    arrow.onDrag([tidy(x), tidy(y)]);
  };
  const lines = Array.from({ length: 2 * LIMIT + 1 }, (_, i) => i - LIMIT);
  const names = axes
    ? [
        { x: LIMIT, y: 0.42, anchor: 'end' as const, label: `${axes[0]} →` },
        { x: 0.12, y: -LIMIT + 0.05, anchor: 'start' as const, label: `↑ ${axes[1]}` },
      ]
    : [];
  const places = placeLabels(
    arrows.map(({ at: [x = 0, y = 0], label }) => ({ x, y: -y, label })),
    HALF,
    names,
  );
  return (
    <figure class="it-cross__plane">
      <figcaption class="it-control-label">{title}</figcaption>
      <svg
        ref={svg}
        viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
        role="img"
        aria-label={`${title}: ${arrows.map(({ label, at }) => `${label} (${at.map(short).join(', ')})`).join('; ')}`}
        data-it-export
      >
        {lines.map((at) => (
          <g key={at} class={at === 0 ? 'it-cross__axis' : 'it-cross__grid'}>
            <line x1={at} x2={at} y1={-LIMIT} y2={LIMIT} />
            <line x1={-LIMIT} x2={LIMIT} y1={at} y2={at} />
          </g>
        ))}
        <g class="it-cross__axis-name">
          {names.map(({ x, y, anchor, label }) => (
            <text key={label} x={x} y={y} text-anchor={anchor}>
              {label}
            </text>
          ))}
        </g>
        {arrows.map((arrow, i) => {
          const [x = 0, y = 0] = arrow.at;
          const length = Math.hypot(x, y);
          const thick = 0.05 + 0.11 * (arrow.weight ?? 0.3);
          return (
            <g key={arrow.id} class={`it-cross__arrow is-${arrow.kind}${arrow.faint ? ' is-faint' : ''}`}>
              <line x1={0} y1={0} x2={x} y2={-y} stroke-width={thick} />
              {length > 0 && (
                <path
                  class="it-cross__tip"
                  d="M0 0L-0.3 0.13V-0.13Z"
                  transform={`translate(${x} ${-y}) rotate(${(-Math.atan2(y, x) * 180) / Math.PI})`}
                />
              )}
              {length === 0 && <circle r={0.09} />}
              <text x={places[i]!.x} y={places[i]!.y} text-anchor={places[i]!.anchor}>
                {arrow.label}
              </text>
              {arrow.onDrag && (
                <circle
                  class="it-cross__handle"
                  cx={x}
                  cy={-y}
                  r={0.42}
                  onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
                  onPointerMove={(event) => drag(arrow, event)}
                />
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
