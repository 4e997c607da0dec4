/** A matrix, or the part of one between `from` and `to`, as HTML cells: labels stay crisp, cells are large enough to touch. */
import { useMemo } from 'preact/hooks';
import { Heads, range, Rows } from './matrix-rows';
import type { MatrixCell, MatrixState } from './MatrixGrid';

export interface MatrixCellsProps extends MatrixState {
  /** The part that is drawn, `to` excluded; all of it where absent. */
  from?: MatrixCell;
  to?: MatrixCell;
  /** The enlarged part of a matrix that already is a grid elsewhere: for the pointer alone. */
  silent?: boolean;
}

export function MatrixCells(props: MatrixCellsProps) {
  const { rows, columns, label, cursor, pointed, onPoint, onLine, rowTail, cell, fit, silent = false } = props;
  const { from = [0, 0], to = [rows, columns] } = props;
  const shown = to[1] - from[1];

  const onKeyDown = (event: KeyboardEvent) => {
    const next = props.onKey(event);
    if (!next) return;
    props.onCursor(next);
    props.grid.current?.querySelector<HTMLElement>(`[data-cell="${next[0]},${next[1]}"]`)?.focus();
  };
  const body = useMemo(
    () => <Rows {...props} from={from} to={to} />,
    // Not the pointer: what it marks lies over the cells.
    [
      props.values,
      props.mask,
      props.rowLabels,
      props.columnLabels,
      props.describe,
      props.cellText,
      props.scale,
      props.limit,
      props.selected?.[0],
      props.selected?.[1],
      props.line?.axis,
      props.line?.index,
      Boolean(onLine),
      rowTail?.text,
      cursor[0],
      cursor[1],
      from[0],
      from[1],
      to[0],
      to[1],
      silent,
    ],
  );
  const chars = useMemo(
    () => longestText(props, from, to),
    [props.values, props.cellText, from[0], from[1], to[0], to[1]],
  );
  const [row, column] = pointed;
  const within = (at: number | null, axis: 0 | 1) => at !== null && at >= from[axis] && at < to[axis];

  return (
    <div class={`it-matrix-scroll${fit ? ' is-fit' : ''}`}>
      <div
        ref={silent ? undefined : props.grid}
        class={`it-matrix${onLine ? ' has-lines' : ''}`}
        role={silent ? 'presentation' : 'grid'}
        aria-hidden={silent || undefined}
        aria-label={silent ? undefined : label}
        aria-busy={(!silent && props.busy) || undefined}
        aria-rowcount={silent ? undefined : rows + 1}
        aria-colcount={silent ? undefined : columns + 1}
        style={{
          '--it-cell-side': `${cell}px`,
          '--it-columns': shown,
          '--it-rows': to[0] - from[0],
          '--it-chars': chars,
          '--it-label-chars': Math.max(0, ...props.rowLabels.slice(from[0], to[0]).map(width)),
        }}
        data-tail={rowTail ? '' : undefined}
        data-square={rows === columns && !silent ? '' : undefined}
        onKeyDown={onKeyDown}
        onPointerOver={(event) => onPoint(cellOf(event))}
        onPointerLeave={() => onPoint(null)}
        onClick={(event) => {
          const at = cellOf(event);
          if (at && (onLine || (at[0] >= 0 && at[1] >= 0))) props.onChoose(at);
        }}
        onFocusIn={(event) => {
          const at = cellOf(event);
          if (!at) return;
          props.onCursor(at);
          onPoint(at);
        }}
        onFocusOut={() => onPoint(null)}
      >
        <Heads {...props} from={from} to={to} />
        {body}
        {within(row, 0) && (
          <>
            <span class="it-matrix-band is-row" style={{ gridRow: track(row! - from[0]) }} aria-hidden="true" />
            <span class="it-matrix-mark" style={{ gridRow: track(row! - from[0]) }} aria-hidden="true">
              <span>{props.rowLabels[row!]}</span>
            </span>
          </>
        )}
        {within(column, 1) && (
          <span class="it-matrix-band is-column" style={{ gridColumn: track(column! - from[1]) }} aria-hidden="true" />
        )}
      </div>
    </div>
  );
}

/** Characters of the longest number in a cell: all are written in the size that fits it. */
function longestText({ values, columns, mask, cellText }: MatrixState, from: MatrixCell, to: MatrixCell): number {
  if (!cellText) return 1;
  const at = range(from[0], to[0]).flatMap((r) => range(from[1], to[1]).map((c) => r * columns + c));
  return at.reduce((most, i) => (mask?.[i] ? most : Math.max(most, cellText(values[i] ?? 0).length)), 3);
}

/** In characters of the monospace; those of Japanese and Chinese are about two wide. */
function width(label: string): number {
  return Array.from(label).reduce(
    (sum, char) => sum + (/[\u2e80-\uffef]|\p{Emoji_Presentation}/u.test(char) ? 2 : 1),
    0,
  );
}

/** Lines of the grid on both sides of a row or column; what lies over the cells needs both, or it would reach to the edge. */
function track(index: number): string {
  return `${index + 2} / ${index + 3}`;
}

/** The cell or head an event belongs to. */
function cellOf(event: Event): MatrixCell | null {
  const found = (event.target as Element).closest?.('[data-cell]')?.getAttribute('data-cell')?.split(',').map(Number);
  return found ? [found[0]!, found[1]!] : null;
}
