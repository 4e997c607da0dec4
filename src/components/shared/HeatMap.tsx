/**
 * A large matrix of signed values as a picture, one pixel a cell: too many cells for elements. Follows the theme. One tab
 * stop; arrow keys (Shift: by ten) move a cursor, whose cell is spoken and, by the widget, written. Pointing reports the
 * cell, pressing chooses it. For screen readers a grid of which only the cell under the cursor is there.
 */
import { useEffect, useId, useRef } from 'preact/hooks';
import { indexWithin } from './place';
import { LEVELS, signedLevel } from './scale';
import './heat-map.css';
import { keyOf } from './roving';

export type Cell = readonly [row: number, column: number];

export interface HeatMapProps {
  rows: number;
  columns: number;
  /** Row-major, [rows × columns]. */
  values: Float32Array;
  /** Where the scale ends; larger values look like the ends. */
  limit: number;
  /** What the map shows, for screen readers. */
  label: string;
  cursor: Cell;
  /** The cell at the cursor in words. */
  describe(row: number, column: number): string;
  onPoint(cell: Cell | null): void;
  onSelect(cell: Cell): void;
  /** Height ÷ width of the picture. */
  aspect?: number;
}

export function HeatMap(props: HeatMapProps) {
  const { rows, columns, values, limit, label, cursor, describe, onPoint, onSelect, aspect = 1 } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = useId();
  const latest = useRef({ rows, columns, values, limit });
  latest.current = { rows, columns, values, limit };
  const draw = () => canvas.current && paint(canvas.current, latest.current);
  useEffect(() => void draw(), [rows, columns, values, limit]);
  useEffect(() => {
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => theme.disconnect();
  }, []);

  const [row, column] = [indexWithin(cursor[0], rows), indexWithin(cursor[1], columns)];
  const cellAt = (event: PointerEvent): Cell => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return [
      indexWithin(Math.floor(((event.clientY - box.top) / box.height) * rows), rows),
      indexWithin(Math.floor(((event.clientX - box.left) / box.width) * columns), columns),
    ];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
    const moves: Record<string, Cell> = {
      ArrowLeft: [row, column - by],
      ArrowRight: [row, column + by],
      ArrowUp: [row - by, column],
      ArrowDown: [row + by, column],
      Home: [row, 0],
      End: [row, columns - 1],
      PageUp: [0, column],
      PageDown: [rows - 1, column],
    };
    const move = moves[keyOf(event)];
    if (!move) return;
    event.preventDefault();
    onSelect([indexWithin(move[0], rows), indexWithin(move[1], columns)]);
  };
  const percent = (part: number) => `${part * 100}%`;

  return (
    <div
      class="it-heatmap"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={`${id}-${row}-${column}`}
      style={{ aspectRatio: `1 / ${aspect}` }}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => event.pointerType === 'mouse' && onPoint(cellAt(event))}
      onPointerLeave={() => onPoint(null)}
      onPointerDown={(event) => onSelect(cellAt(event))}
    >
      <canvas ref={canvas} class="it-heatmap__picture it-heat-svg" width={columns} height={rows} aria-hidden="true" />
      <span class="it-hidden" role="row" aria-rowindex={row + 1}>
        <span key={`${row}-${column}`} id={`${id}-${row}-${column}`} role="gridcell" aria-colindex={column + 1}>
          {describe(row, column)}
        </span>
      </span>
      <span class="it-heatmap__row" style={{ top: percent((row + 0.5) / rows) }} />
      <span class="it-heatmap__column" style={{ left: percent((column + 0.5) / columns) }} />
    </div>
  );
}

type Picture = Pick<HeatMapProps, 'rows' | 'columns' | 'values' | 'limit'>;

function paint(canvas: HTMLCanvasElement, { rows, columns, values, limit }: Picture): void {
  const context = canvas.getContext('2d');
  if (!context || rows === 0 || columns === 0) return;
  const style = getComputedStyle(canvas);
  const levels = Array.from({ length: 2 * LEVELS + 1 }, (_, i) => bytesOf(style, i - LEVELS));
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    image.data.set(levels[signedLevel(values[i] ?? 0, limit) + LEVELS]!, 4 * i);
  }
  context.putImageData(image, 0, 0);
}

/** The scale's colours are hex in the style sheet (styles/scales.css): '#cae0f3' → [202, 224, 243, 255]. */
function bytesOf(style: CSSStyleDeclaration, level: number): number[] {
  const name = level === 0 ? '--it-zero' : level < 0 ? `--it-negative-${-level}` : `--it-positive-${level}`;
  const hex = Number.parseInt(style.getPropertyValue(name).trim().slice(1), 16);
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255];
}
