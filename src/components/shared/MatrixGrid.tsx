/**
 * A matrix of one row and one column a token, as a focusable grid: one tab stop, arrow keys, each cell speaks row, column and
 * value. Small matrices are HTML cells, with numbers in them where there is room; large ones a drawing with one cursor and
 * an enlarged part beside it (matrix-overview.tsx), so that 64 tokens cost no 4,096 elements.
 *
 * Several matrices of one figure are linked from outside: give all of them the same `marked`, `selected` and `line`, and let
 * each report by `onHover`, `onSelect` and `onLine`. With a new answer they are drawn one after the other (in-turn.ts).
 */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { useKeptFocus } from './kept-focus';
import { MatrixCells } from './matrix-cells';
import { MatrixOverview } from './matrix-overview';
import { keyOf, moveInGrid } from './roving';
import { useTurn } from './in-turn';
import './matrix-grid.css';

export type MatrixCell = readonly [row: number, column: number];
/** A whole row or column that is looked at alone; the rest is drawn fainter. */
export interface MatrixLine {
  axis: 'row' | 'column';
  index: number;
}

export interface MatrixGridProps {
  rows: number;
  columns: number;
  /** Row-major, [rows × columns]. */
  values: ArrayLike<number>;
  rowLabels: readonly string[];
  columnLabels: readonly string[];
  label: string;
  /** What rows and columns are, written in the corner: 'query', 'key'. */
  axes?: { row: string; column: string };
  scale: 'signed' | 'probability';
  /** Where the scale ends; 1 for probabilities. */
  limit?: number;
  /** Row-major; true where a cell is cut off by the mask: drawn hatched, no value. */
  mask?: ArrayLike<boolean | number>;
  selected?: MatrixCell | null;
  /** A cell chosen by click, touch, Enter or Space. */
  onSelect?(cell: [number, number]): void;
  onHover?(cell: [number, number] | null): void;
  /** Row and column marked from outside, e.g. by another matrix or a token under the pointer; null for either: none. */
  marked?: readonly [row: number | null, column: number | null] | null;
  line?: MatrixLine | null;
  /** With this, row and column heads can be chosen (again: null) by pointer and by keyboard. */
  onLine?(line: MatrixLine | null): void;
  /** One cell in words: row, column and value. */
  describe(row: number, column: number, value: number): string;
  /** Drawn inside the cells wherever they are large enough, e.g. a short number. */
  cellText?(value: number): string;
  /** A last column that is no part of the matrix, e.g. the sum of each row. */
  rowTail?: { label: string; text(row: number): string };
  /** Side of a cell in px. With `fit` the largest side: cells shrink where the figure is narrow, down to 24 px. */
  cell?: number;
  fit?: boolean;
  /** Rows above which the matrix is drawn as a whole, with a part enlarged. */
  most?: number;
}

/** What both forms of the grid know of the reader. A cursor of −1 is on the head of a row or column. */
export interface MatrixState extends MatrixGridProps {
  /** The element that is the grid. */
  grid: RefObject<HTMLDivElement>;
  /** It shows what was asked before: its turn to be drawn anew comes with one of the next frames. */
  busy: boolean;
  limit: number;
  cell: number;
  cursor: MatrixCell;
  /** The row and column under the pointer or the cursor, or marked from outside. */
  pointed: readonly [row: number | null, column: number | null];
  onPoint(cell: MatrixCell | null): void;
  /** The cursor has come to a cell, by whatever means. */
  onCursor(cell: MatrixCell): void;
  /** Chooses the cell or head. */
  onChoose(cell: MatrixCell): void;
  /** Gives the cell that a key moves to; chooses by Enter and Space. */
  onKey(event: KeyboardEvent): MatrixCell | null;
}

/** More cells, laid out anew with every letter typed, would be felt. */
const MOST = 16;

export function MatrixGrid(asked: MatrixGridProps) {
  const { props, waits } = useTurn(asked, costlyOf(asked), asked.rows * asked.columns);
  const { rows, columns, selected = null, marked, line, onLine, onSelect, most = MOST } = props;
  const [focus, setFocus] = useState<MatrixCell>(selected ?? [0, 0]);
  const [hover, setHover] = useState<MatrixCell | null>(null);
  const grid = useKeptFocus(`${rows} ${columns}`, focusCursor);
  const cursor = [Math.min(focus[0], rows - 1), Math.min(focus[1], columns - 1)] as const;
  const outside = marked ?? selected;
  const pointed = hover ? ([headless(hover[0]), headless(hover[1])] as const) : (outside ?? ([null, null] as const));

  const onPoint = (at: MatrixCell | null) => {
    if (at?.[0] === hover?.[0] && at?.[1] === hover?.[1]) return;
    setHover(at);
    props.onHover?.(at && at[0] >= 0 && at[1] >= 0 ? [at[0], at[1]] : null);
  };
  const onChoose = ([row, column]: MatrixCell) => {
    setFocus([row, column]);
    if (row >= 0 && column >= 0) return onSelect?.([row, column]);
    const chosen: MatrixLine = column < 0 ? { axis: 'row', index: row } : { axis: 'column', index: column };
    onLine?.(line?.axis === chosen.axis && line.index === chosen.index ? null : chosen);
  };
  const onKey = (event: KeyboardEvent): MatrixCell | null => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(cursor);
      return null;
    }
    // Heads are row −1 and column −1, where they can be chosen.
    const head = onLine ? 1 : 0;
    const moved = moveInGrid(
      keyOf(event),
      event.ctrlKey,
      [cursor[0] + head, cursor[1] + head],
      rows + head,
      columns + head,
    );
    if (!moved) return null;
    event.preventDefault();
    const next: MatrixCell = [moved[0] - head, moved[1] - head];
    return next[0] < 0 && next[1] < 0 ? [0, 0] : next;
  };

  if (rows === 0 || columns === 0) return <div class="it-matrix-scroll" />;
  const state: MatrixState = {
    ...props,
    grid,
    busy: waits,
    limit: props.limit ?? 1,
    cell: props.cell ?? 28,
    cursor,
    pointed,
    onPoint,
    onCursor: setFocus,
    onChoose,
    onKey,
  };
  return Math.max(rows, columns) > most ? <MatrixOverview {...state} /> : <MatrixCells {...state} />;
}

/** The cell that had the focus is gone: fewer tokens, or too many to draw each cell. */
function focusCursor(grid: HTMLElement | null): void {
  const at = grid?.tabIndex === 0 ? grid : grid?.querySelector<HTMLElement>('[tabindex="0"]');
  at?.focus({ preventScroll: true });
}

/** What all cells are made anew for. */
function costlyOf({ values, mask, rowLabels, columnLabels, describe, cellText, scale, limit }: MatrixGridProps) {
  return [values, mask, rowLabels, columnLabels, describe, cellText, scale, limit];
}

/** No row or column belongs to a head of the other axis. */
function headless(index: number): number | null {
  return index < 0 ? null : index;
}
