/**
 * A large matrix as one drawing, a path for each colour level, and beside it the part around the cursor enlarged, with its
 * tokens and numbers. For screen readers a grid of which only the cell under the cursor is there, with its place among all.
 */
import { useId, useMemo, useRef } from 'preact/hooks';
import { MatrixCells } from './matrix-cells';
import { maskPath, matrixPaths } from './matrix-paths';
import type { MatrixCell, MatrixState } from './MatrixGrid';
import { isLine, rowName } from './matrix-rows';
import { levelClass } from './scale';

/** Rows and columns of the enlarged part. */
const PART = 9;

export function MatrixOverview(props: MatrixState) {
  const { rows, columns, values, mask, scale, limit, label, cursor, pointed, line, selected, describe } = props;
  const id = useId();
  const drawing = useRef<SVGSVGElement>(null);
  const paths = useMemo(
    () => matrixPaths(unmasked(values, mask), columns, scale, limit),
    [values, mask, columns, scale, limit],
  );
  const cut = useMemo(() => (mask ? maskPath(mask, columns) : ''), [mask, columns]);
  const at: MatrixCell = [pointed[0] ?? Math.max(0, cursor[0]), pointed[1] ?? Math.max(0, cursor[1])];
  const from: MatrixCell = [start(at[0], rows), start(at[1], columns)];
  const to: MatrixCell = [Math.min(rows, from[0] + PART), Math.min(columns, from[1] + PART)];
  const [row, column] = cursor;
  const words =
    row < 0
      ? (props.columnLabels[column] ?? '')
      : column < 0
        ? rowName(props, row)
        : describe(row, column, values[row * columns + column] ?? 0);
  const chosen =
    row < 0
      ? isLine(line, 'column', column)
      : column < 0
        ? isLine(line, 'row', row)
        : props.onSelect && selected?.[0] === row && selected[1] === column;

  const cellAt = (event: PointerEvent | MouseEvent): MatrixCell => {
    const box = drawing.current!.getBoundingClientRect();
    const index = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    return [
      index((event.clientY - box.top) / box.height, rows),
      index((event.clientX - box.left) / box.width, columns),
    ];
  };

  return (
    <div class="it-matrix-large">
      <div
        ref={props.grid}
        class="it-matrix-whole"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-busy={props.busy || undefined}
        aria-rowcount={rows + 1}
        aria-colcount={columns + 1}
        aria-activedescendant={`${id}-${row}-${column}`}
        onKeyDown={(event) => {
          const next = props.onKey(event);
          if (!next) return;
          props.onCursor(next);
          props.onPoint(next);
        }}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && props.onPoint(cursor)}
        onBlur={() => props.onPoint(null)}
        onPointerMove={(event) => props.onPoint(cellAt(event))}
        onPointerLeave={() => props.onPoint(null)}
        onClick={(event) => props.onChoose(cellAt(event))}
      >
        <svg
          ref={drawing}
          class="it-matrix-svg it-heat-svg"
          viewBox={`0 0 ${columns} ${rows}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          data-it-export
          style={{ aspectRatio: `${columns} / ${rows}` }}
        >
          <pattern id={`${id}-cut`} width="2" height="2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path class="it-matrix-hatch" d="M0 0V2" />
          </pattern>
          <rect class={levelClass(scale, 0)} width={columns} height={rows} />
          {paths.map(({ level, d }) => (
            <path key={level} class={levelClass(scale, level)} d={d} />
          ))}
          {cut && <path class="it-matrix-paper" d={cut} />}
          {cut && <path fill={`url(#${id}-cut)`} d={cut} />}
          {line?.axis === 'row' && <path class="it-matrix-veil" d={around(line.index, rows, columns, false)} />}
          {line?.axis === 'column' && <path class="it-matrix-veil" d={around(line.index, columns, rows, true)} />}
          {pointed[0] !== null && <rect class="it-matrix-ray" y={pointed[0]} width={columns} height={1} />}
          {pointed[1] !== null && <rect class="it-matrix-ray" x={pointed[1]} width={1} height={rows} />}
          {['it-matrix-window is-halo', 'it-matrix-window'].map((line) => (
            <rect key={line} class={line} x={from[1]} y={from[0]} width={to[1] - from[1]} height={to[0] - from[0]} />
          ))}
        </svg>
        <span class="it-hidden" role="row" aria-rowindex={row + 2}>
          {column >= 0 && (
            <span role="rowheader" aria-label={props.rowTail && rowName(props, row)}>
              {props.rowLabels[row]}
            </span>
          )}
          <span
            key={`${row}-${column}`}
            id={`${id}-${row}-${column}`}
            role={row < 0 ? 'columnheader' : column < 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={column + 2}
            aria-selected={chosen}
          >
            {words}
          </span>
        </span>
      </div>
      <div class="it-matrix-part">
        <MatrixCells {...props} from={from} to={to} cell={Math.max(props.cell, 34)} fit silent />
      </div>
    </div>
  );
}

/** Where a part of PART around `at` starts, so that it stays within `count`. */
function start(at: number, count: number): number {
  return Math.max(0, Math.min(at - Math.floor(PART / 2), count - PART));
}

/** 0, which draws nothing, where the mask cuts a value off. */
function unmasked(values: ArrayLike<number>, mask: MatrixState['mask']): ArrayLike<number> {
  return mask ? Array.from(values, (value, i) => (mask[i] ? 0 : value)) : values;
}

/** All lines but one, as a path of two rectangles. */
function around(index: number, count: number, length: number, upright: boolean): string {
  const box = (a: number, b: number) => (upright ? `M${a} 0H${b}V${length}H${a}z` : `M0 ${a}H${length}V${b}H0z`);
  return box(0, index) + box(index + 1, count);
}
