/** The heads, rows and cells of a matrix, or of a part of one. */
import type { MatrixCellsProps } from './matrix-cells';
import type { MatrixCell, MatrixState } from './MatrixGrid';
import { valueClass } from './scale';

export type PartProps = MatrixCellsProps & { from: MatrixCell; to: MatrixCell };

export function Heads({
  axes,
  columnLabels,
  label,
  line,
  onLine,
  pointed,
  cursor,
  rowTail,
  from,
  to,
  silent,
}: PartProps) {
  return (
    <div role={silent ? 'presentation' : 'row'} class="it-matrix-row">
      <span role={silent ? 'presentation' : 'columnheader'} class="it-matrix-corner">
        {!silent && <span class="it-hidden">{label}</span>}
        {axes && (
          <span class="it-matrix-axes" aria-hidden="true">
            <span>{axes.column} →</span>
            <span>{axes.row} ↓</span>
          </span>
        )}
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
        <span aria-hidden="true" class="it-matrix-tail is-head">
          {rowTail.label}
        </span>
      )}
    </div>
  );
}

export function Rows(props: PartProps) {
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
            aria-label={rowTail && !silent ? rowName(props, r) : undefined}
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
                {!masked && cellText?.(value)}
              </span>
            );
          })}
          {rowTail && (
            <span aria-hidden="true" class="it-matrix-tail">
              {rowTail.text(r)}
            </span>
          )}
        </div>
      ))}
    </>
  );
}

/** A row in words. Its tail is no cell: keys do not come to it, so the head says it. */
export function rowName({ rowLabels, rowTail }: MatrixState, r: number): string {
  const name = rowLabels[r] ?? '';
  return rowTail && r >= 0 ? `${name}: ${rowTail.label} ${rowTail.text(r)}` : name;
}

function headProps(at: MatrixCell, cursor: MatrixCell, chosen: boolean) {
  return {
    'data-cell': `${at[0]},${at[1]}`,
    'aria-selected': chosen,
    tabIndex: at[0] === cursor[0] && at[1] === cursor[1] ? 0 : -1,
  };
}

export function isLine(line: MatrixState['line'], axis: 'row' | 'column', index: number): boolean {
  return line?.axis === axis && line.index === index;
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
