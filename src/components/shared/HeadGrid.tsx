/**
 * Every head of the model as a small multiple: rows are layers, columns are heads, each cell a drawing of the head's
 * attention pattern or any other small matrix. One tab stop, arrow keys; Enter or a click chooses. Drawn as SVG paths, one
 * for each colour level, so that all heads of GPT-2 small on a long prompt are still light. A drawing is made again only for
 * a new `values` array: keep the arrays of an answer.
 */
import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { matrixPaths } from './matrix-paths';
import { keyOf, moveInGrid } from './roving';
import { levelClass } from './scale';
import './head-grid.css';

export interface HeadGridProps {
  layers: number;
  heads: number;
  /** The drawing of one head: row-major [rows × columns], or null while there is none. */
  matrix(layer: number, head: number): { values: ArrayLike<number>; rows: number; columns: number } | null;
  scale?: 'signed' | 'probability';
  limit?: number;
  /** Nothing is drawn above the diagonal, where a causal mask leaves nothing. */
  causal?: boolean;
  /** Probabilities below half a level are left to the background, so that what stands out is seen in small drawings. */
  thin?: boolean;
  /** A row marked in every drawing: the same token in all heads. */
  row?: number | null;
  selected?: readonly [layer: number, head: number] | null;
  onSelect?(layer: number, head: number): void;
  onHover?(at: readonly [layer: number, head: number] | null): void;
  /** Heads drawn as switched off (crossed out, and said so by `describe`). */
  off?(layer: number, head: number): boolean;
  /** One head in words: 'Block 2, head 5: looks mostly one token back'. */
  describe(layer: number, head: number): string;
  /** The grid's name for screen readers. */
  label: string;
  /** What rows and columns are, written once at their side; `layerLabel` and `headLabel` can be bare numbers then. */
  axes?: { layers: string; heads: string };
  /** Row and column heads: 'Block {n}', 'Head {n}', already filled. */
  layerLabel(layer: number): string;
  headLabel(head: number): string;
  /** Drawn over a cell, e.g. a mark or a number. */
  badge?(layer: number, head: number): ComponentChildren;
  disabled?: boolean;
}

export function HeadGrid(props: HeadGridProps) {
  const { layers, heads, selected = null, onSelect, onHover, off, describe, label, disabled } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>(selected ?? [0, 0]);
  const current = [Math.min(focus[0], layers - 1), Math.min(focus[1], heads - 1)] as const;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!disabled) onSelect?.(current[0], current[1]);
      return;
    }
    const next = moveInGrid(keyOf(event), event.ctrlKey, current, layers, heads);
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    grid.current?.querySelector<HTMLElement>(`[data-head="${next[0]},${next[1]}"]`)?.focus();
  };

  return (
    <div class={`it-heads-scroll${props.axes ? ' has-axes' : ''}`}>
      {props.axes && (
        <>
          <span class="it-heads__axis is-heads" aria-hidden="true">
            {props.axes.heads}
          </span>
          <span class="it-heads__axis is-layers" aria-hidden="true">
            {props.axes.layers}
          </span>
        </>
      )}
      <div
        ref={grid}
        class="it-heads"
        role="grid"
        aria-label={label}
        style={{ '--it-heads': heads }}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onHover?.(null)}
      >
        <div role="row" class="it-heads__row">
          <span role="columnheader" class="it-heads__corner">
            <span class="it-hidden">{label}</span>
          </span>
          {Array.from({ length: heads }, (_, head) => (
            <span key={head} role="columnheader" class="it-heads__column">
              {props.headLabel(head)}
            </span>
          ))}
        </div>
        {Array.from({ length: layers }, (_, layer) => (
          <div key={layer} role="row" class="it-heads__row">
            <span role="rowheader" class="it-heads__layer">
              {props.layerLabel(layer)}
            </span>
            {Array.from({ length: heads }, (_, head) => {
              const chosen = selected?.[0] === layer && selected[1] === head;
              const isOff = off?.(layer, head) ?? false;
              return (
                <span
                  key={head}
                  role="gridcell"
                  data-head={`${layer},${head}`}
                  class={`it-heads__cell${chosen ? ' is-selected' : ''}${isOff ? ' is-off' : ''}`}
                  aria-label={describe(layer, head)}
                  aria-selected={onSelect ? chosen : undefined}
                  title={describe(layer, head)}
                  tabIndex={layer === current[0] && head === current[1] ? 0 : -1}
                  onFocus={() => {
                    setFocus([layer, head]);
                    onHover?.([layer, head]);
                  }}
                  onBlur={() => onHover?.(null)}
                  onPointerEnter={() => onHover?.([layer, head])}
                  onClick={() => {
                    setFocus([layer, head]);
                    if (!disabled) onSelect?.(layer, head);
                  }}
                >
                  <Drawing {...props} layer={layer} head={head} />
                  {props.badge && <span class="it-heads__badge">{props.badge(layer, head)}</span>}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function Drawing(props: HeadGridProps & { layer: number; head: number }) {
  const { matrix, layer, head, scale = 'probability', limit = 1, causal, thin, row = null } = props;
  const drawn = matrix(layer, head);
  const paths = useMemo(
    () => (drawn ? matrixPaths(drawn.values, drawn.columns, scale, limit, thin) : []),
    [drawn?.values, drawn?.columns, scale, limit, thin],
  );
  if (!drawn) return <span class="it-heads__none" aria-hidden="true" />;
  const { rows, columns } = drawn;
  return (
    <svg
      class="it-heads__svg"
      viewBox={`0 0 ${columns} ${rows}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-it-export
    >
      {causal ? (
        <path class={levelClass(scale, 0)} d={staircase(rows)} />
      ) : (
        <rect class={levelClass(scale, 0)} width={columns} height={rows} />
      )}
      {paths.map(({ level, d }) => (
        <path key={level} class={levelClass(scale, level)} d={d} />
      ))}
      {row !== null &&
        row < rows &&
        ['it-heads__row-mark is-halo', 'it-heads__row-mark'].map((line) => (
          <rect key={line} class={line} y={row} width={causal ? row + 1 : columns} height={1} />
        ))}
    </svg>
  );
}

/** What lies at and below the diagonal of rows × rows cells. */
function staircase(rows: number): string {
  return `M0 0${Array.from({ length: rows }, (_, i) => `H${i + 1}V${i + 1}`).join('')}H0z`;
}
