/**
 * A matrix as a focusable grid: rows × columns of coloured cells, one tab stop, arrow keys; each cell speaks row, column
 * and value. Cells are HTML, so that labels stay crisp and cells large enough to touch.
 */
import { useRef, useState } from 'preact/hooks';
import { moveInGrid } from './roving';
import { valueClass } from './scale';

export interface MatrixGridProps {
  rows: number;
  columns: number;
  /** Row-major, [rows × columns]. */
  values: ArrayLike<number>;
  rowLabels: readonly string[];
  columnLabels: readonly string[];
  label: string;
  scale: 'signed' | 'probability';
  /** Where the scale ends; 1 for probabilities. */
  limit?: number;
  /** Row-major; true where a cell is cut off by the mask: drawn hatched, no value. */
  mask?: ArrayLike<boolean | number>;
  selected?: readonly [number, number] | null;
  /** A cell chosen by click, touch, Enter or Space. */
  onSelect?(cell: [number, number]): void;
  onHover?(cell: [number, number] | null): void;
  /** One cell in words: row, column and value. */
  describe(row: number, column: number, value: number): string;
  /** Drawn inside the cell, e.g. a short number, where cells are large. */
  cellText?(value: number): string;
  /** Side of a cell in px. */
  cell?: number;
}

export function MatrixGrid(props: MatrixGridProps) {
  const { rows, columns, values, rowLabels, columnLabels, label, scale, mask, selected = null } = props;
  const { limit = 1, onSelect, onHover, describe, cellText, cell = 28 } = props;
  const table = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 0]);
  const [hover, setHover] = useState<readonly [number, number] | null>(null);
  const current = [Math.min(focus[0], rows - 1), Math.min(focus[1], columns - 1)] as const;

  const point = (at: [number, number] | null) => {
    setHover(at);
    onHover?.(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect?.([current[0], current[1]]);
      return;
    }
    const next = moveInGrid(event.key, event.ctrlKey, current, rows, columns);
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]},${next[1]}"]`)?.focus();
  };
  const marked = hover ?? selected;

  return (
    <div class="it-matrix-scroll">
      <div
        ref={table}
        class="it-matrix"
        role="grid"
        aria-label={label}
        aria-rowcount={rows + 1}
        aria-colcount={columns + 1}
        style={{ '--it-cell': `${cell}px`, '--it-columns': columns }}
        onKeyDown={onKeyDown}
        onPointerLeave={() => point(null)}
      >
        <div role="row" class="it-matrix-row">
          <span role="columnheader" class="it-matrix-corner">
            <span class="it-hidden">{label}</span>
          </span>
          {Array.from({ length: columns }, (_, c) => (
            <span key={c} role="columnheader" class={`it-matrix-column${marked?.[1] === c ? ' is-marked' : ''}`}>
              <span>{columnLabels[c]}</span>
            </span>
          ))}
        </div>
        {Array.from({ length: rows }, (_, r) => (
          <div key={r} role="row" class="it-matrix-row">
            <span role="rowheader" class={`it-matrix-label${marked?.[0] === r ? ' is-marked' : ''}`}>
              {rowLabels[r]}
            </span>
            {Array.from({ length: columns }, (_, c) => {
              const value = values[r * columns + c] ?? 0;
              const masked = Boolean(mask?.[r * columns + c]);
              const isSelected = selected?.[0] === r && selected[1] === c;
              return (
                <span
                  key={c}
                  role="gridcell"
                  data-cell={`${r},${c}`}
                  class={`it-cell ${masked ? 'is-masked' : valueClass(scale, value, limit)}${isSelected ? ' is-selected' : ''}`}
                  aria-label={describe(r, c, value)}
                  aria-selected={onSelect ? isSelected : undefined}
                  title={describe(r, c, value)}
                  tabIndex={r === current[0] && c === current[1] ? 0 : -1}
                  onFocus={() => {
                    setFocus([r, c]);
                    point([r, c]);
                  }}
                  onBlur={() => point(null)}
                  onPointerEnter={() => point([r, c])}
                  onClick={() => {
                    setFocus([r, c]);
                    onSelect?.([r, c]);
                  }}
                >
                  {!masked && cellText?.(value)}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
