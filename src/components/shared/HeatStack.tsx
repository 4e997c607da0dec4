/**
 * Vectors stacked as strips on one scale, one row a token. One tab stop for all: left and right move along the dimensions
 * (Shift: by ten), up and down from row to row; the cell under the cursor is spoken and written below. For screen readers a
 * grid of whose cells only the one under the cursor is there, with its place among all.
 */
import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { levelPaths, strokes } from './HeatStrip';
import { indexWithin } from './place';
import { levelClass } from './scale';
import './heat-stack.css';
import { keyOf } from './roving';

export interface HeatStackProps {
  /** Number of rows. */
  count: number;
  /** The vector of a row, [D]. */
  values(row: number): Float32Array;
  /** Before and after a row's strip. */
  head(row: number): ComponentChildren;
  tail?(row: number): ComponentChildren;
  /** Where the scale ends. */
  limit: number;
  /** What the stack shows, for screen readers. */
  label: string;
  /** One cell in words, with its full float. */
  describe(row: number, dimension: number, value: number): string;
  selected: number;
  onSelect(row: number): void;
  /** Cells struck through in a row, e.g. those that dropout has dropped. */
  struck?(row: number, dimension: number): boolean;
  /** With this, one cell is chosen by a press, Enter or Space, and stays marked. */
  onChoose?(row: number, dimension: number): void;
  chosen?: readonly [row: number, dimension: number] | null;
  /** Said below the rows while no cell is pointed at. */
  hint: string;
}

export function HeatStack(props: HeatStackProps) {
  const { count, values, limit, label, describe, onSelect } = props;
  // Pointing only looks; a press or an arrow key also chooses the row.
  const [cursor, setCursor] = useState<{ row: number; dimension: number } | null>(null);
  const id = useId();
  const row = indexWithin(cursor?.row ?? props.selected, count);
  const width = count ? values(0).length : 0;
  const dimension = cursor && indexWithin(cursor.dimension, width);
  const cell = (at: number) => (count ? describe(row, at, values(row)[at] ?? NaN) : '');

  const onKeyDown = (event: KeyboardEvent) => {
    const at = dimension ?? 0;
    if (props.onChoose && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      return props.onChoose(row, at);
    }
    const by = event.shiftKey ? 10 : 1;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [row, at - by],
      ArrowRight: [row, at + by],
      ArrowUp: [row - 1, at],
      ArrowDown: [row + 1, at],
      Home: [row, 0],
      End: [row, width - 1],
    };
    const move = moves[keyOf(event)];
    if (!move) return;
    event.preventDefault();
    const next = { row: indexWithin(move[0], count), dimension: indexWithin(move[1], width) };
    setCursor(next);
    if (next.row !== props.selected) onSelect(next.row);
  };

  return (
    <div class="it-stack">
      <div
        class="it-stack-rows"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count}
        aria-colcount={width + (props.tail ? 2 : 1)}
        aria-activedescendant={count > 0 ? `${id}-${row}-${dimension ?? 0}` : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setCursor((at) => at ?? { row, dimension: 0 })}
        onBlur={() => setCursor(null)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setCursor(null)}
      >
        {Array.from({ length: count }, (_, i) => (
          <div
            key={i}
            class={`it-stack-row${i === row ? ' is-selected' : ''}`}
            role="row"
            aria-rowindex={i + 1}
            aria-selected={i === props.selected}
          >
            <span class="it-stack-head" role="rowheader">
              {props.head(i)}
            </span>
            <Strip
              values={values(i)}
              limit={limit}
              struck={props.struck && ((at) => props.struck!(i, at))}
              cursor={i === row ? dimension : null}
              chosen={props.chosen?.[0] === i ? props.chosen[1] : null}
              onPoint={(at, pressed) => {
                setCursor({ row: i, dimension: at });
                if (pressed) onSelect(i);
                if (pressed) props.onChoose?.(i, at);
              }}
            />
            {i === row && (
              <span
                key={dimension ?? 0}
                id={`${id}-${row}-${dimension ?? 0}`}
                class="it-hidden"
                role="gridcell"
                aria-colindex={(dimension ?? 0) + 2}
                aria-selected={props.onChoose && props.chosen?.[0] === row && props.chosen[1] === (dimension ?? 0)}
              >
                {cell(dimension ?? 0)}
              </span>
            )}
            {props.tail && (
              <span class="it-stack-tail" role="gridcell" aria-colindex={width + 2}>
                {props.tail(i)}
              </span>
            )}
          </div>
        ))}
      </div>
      <p class="it-stack-cell">{dimension === null ? props.hint : cell(dimension)}</p>
    </div>
  );
}

interface StripProps {
  values: Float32Array;
  limit: number;
  struck?: ((dimension: number) => boolean) | undefined;
  cursor: number | null;
  chosen: number | null;
  onPoint(dimension: number, chosen: boolean): void;
}

function Strip({ values, limit, struck, cursor, chosen, onPoint }: StripProps) {
  const paths = useMemo(() => levelPaths(values, limit), [values.buffer, values.byteOffset, values.length, limit]);
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * values.length);
    onPoint(Math.max(0, Math.min(values.length - 1, index)), event.type === 'pointerdown');
  };
  return (
    <svg
      class="it-heat-svg"
      viewBox={`0 0 ${values.length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-it-export
      onPointerMove={point}
      onPointerDown={point}
    >
      <rect class="it-zero" width={values.length} height={1} />
      {paths.map(({ level, d }) => (
        <path key={level} class={levelClass('signed', level)} d={d} />
      ))}
      {chosen !== null && <rect class="it-stack-cursor is-chosen" x={chosen} width={1} height={1} />}
      {struck && <path class="it-stack-struck" d={strokes(values.length, struck)} />}
      {cursor !== null && <rect class="it-stack-cursor" x={cursor} width={1} height={1} />}
    </svg>
  );
}
