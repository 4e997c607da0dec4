/** A matrix, or the part of one between `from` and `to`, as HTML cells: labels stay crisp, cells are large enough to touch. */
import { useMemo, useRef } from 'preact/hooks';
import type { MatrixCell, MatrixState } from './MatrixGrid';
import { valueClass } from './scale';

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
  const table = useRef<HTMLDivElement>(null);
  const shown = to[1] - from[1];

  const onKeyDown = (event: KeyboardEvent) => {
    const next = props.onKey(event);
    if (!next) return;
    props.onCursor(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]},${next[1]}"]`)?.focus();
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
  const [row, column] = pointed;
  const within = (at: number | null, axis: 0 | 1) => at !== null && at >= from[axis] && at < to[axis];

  return (
    <div class={`it-matrix-scroll${fit ? ' is-fit' : ''}`}>
      <div
        ref={table}
        class={`it-matrix${onLine ? ' has-lines' : ''}`}
        role={silent ? 'presentation' : 'grid'}
        aria-hidden={silent || undefined}
        aria-label={silent ? undefined : label}
        aria-rowcount={silent ? undefined : rows + 1}
        aria-colcount={silent ? undefined : columns + 1 + (rowTail ? 1 : 0)}
        style={{ '--it-cell-side': `${cell}px`, '--it-columns': shown, '--it-rows': to[0] - from[0] }}
        data-tail={rowTail ? '' : undefined}
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

type PartProps = MatrixCellsProps & { from: MatrixCell; to: MatrixCell };

function Heads({ columnLabels, label, line, onLine, pointed, cursor, rowTail, from, to, silent }: PartProps) {
  return (
    <div role={silent ? 'presentation' : 'row'} class="it-matrix-row">
      <span role={silent ? 'presentation' : 'columnheader'} class="it-matrix-corner">
        {!silent && <span class="it-hidden">{label}</span>}
      </span>
      {range(from[1], to[1]).map((c) => (
        <span
          key={c}
          role={silent ? 'presentation' : 'columnheader'}
          class={`it-matrix-column${pointed[1] === c ? ' is-marked' : ''}${isLine(line, 'column', c) ? ' is-chosen' : ''}`}
          {...(onLine && !silent && headProps([-1, c], cursor, isLine(line, 'column', c)))}
          {...(onLine && silent && { 'data-cell': `-1,${c}` })}
        >
          <span>{columnLabels[c]}</span>
        </span>
      ))}
      {rowTail && (
        <span role={silent ? 'presentation' : 'columnheader'} class="it-matrix-tail is-head">
          {rowTail.label}
        </span>
      )}
    </div>
  );
}

function Rows(props: PartProps) {
  const { columns, values, rowLabels, scale, limit, mask, selected, line, onLine, onSelect, cursor } = props;
  const { describe, cellText, rowTail, from, to, silent } = props;
  return (
    <>
      {range(from[0], to[0]).map((r) => (
        <div key={r} role={silent ? 'presentation' : 'row'} class="it-matrix-row">
          <span
            role={silent ? 'presentation' : 'rowheader'}
            class={`it-matrix-label${isLine(line, 'row', r) ? ' is-chosen' : ''}`}
            title={rowLabels[r]}
            {...(onLine && !silent && headProps([r, -1], cursor, isLine(line, 'row', r)))}
            {...(onLine && silent && { 'data-cell': `${r},-1` })}
          >
            {rowLabels[r]}
          </span>
          {range(from[1], to[1]).map((c) => {
            const value = values[r * columns + c] ?? 0;
            const masked = Boolean(mask?.[r * columns + c]);
            const chosen = selected?.[0] === r && selected[1] === c;
            const dim = line ? line.index !== (line.axis === 'row' ? r : c) : false;
            const words = describe(r, c, value);
            return (
              <span
                key={c}
                data-cell={`${r},${c}`}
                class={`it-cell ${masked ? 'is-masked' : valueClass(scale, value, limit)}${chosen ? ' is-selected' : ''}${dim ? ' is-dim' : ''}`}
                title={words}
                {...(!silent && {
                  role: 'gridcell',
                  'aria-label': words,
                  'aria-selected': onSelect ? chosen : undefined,
                  tabIndex: r === cursor[0] && c === cursor[1] ? 0 : -1,
                })}
              >
                {!masked && cellText && <span class="it-cell-text">{cellText(value)}</span>}
              </span>
            );
          })}
          {rowTail && (
            <span role={silent ? 'presentation' : 'gridcell'} class="it-matrix-tail">
              {rowTail.text(r)}
            </span>
          )}
        </div>
      ))}
    </>
  );
}

function headProps(at: MatrixCell, cursor: MatrixCell, chosen: boolean) {
  return {
    'data-cell': `${at[0]},${at[1]}`,
    'aria-selected': chosen,
    tabIndex: at[0] === cursor[0] && at[1] === cursor[1] ? 0 : -1,
  };
}

/** Lines of the grid on both sides of a row or column; what lies over the cells needs both, or it would reach to the edge. */
function track(index: number): string {
  return `${index + 2} / ${index + 3}`;
}

function isLine(line: MatrixState['line'], axis: 'row' | 'column', index: number): boolean {
  return line?.axis === axis && line.index === index;
}

/** The cell or head an event belongs to. */
function cellOf(event: Event): MatrixCell | null {
  const found = (event.target as Element).closest?.('[data-cell]')?.getAttribute('data-cell')?.split(',').map(Number);
  return found ? [found[0]!, found[1]!] : null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
