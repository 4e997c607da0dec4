/**
 * A vector of signed values as one strip of coloured cells, drawn as SVG with one path per colour level: it is there at
 * first paint, follows the theme without a script, and exports as a figure. One tab stop; arrow keys (Shift: by ten)
 * move a cursor whose value is spoken and shown.
 */
import { useMemo, useState } from 'preact/hooks';
import { LEVELS, levelClass, signedLevel } from './scale';
import { keyOf } from './roving';
import { useUntilEscape } from './until-escape';

export interface HeatStripProps {
  /** [D] */
  values: ArrayLike<number>;
  /** What the strip shows, for screen readers. */
  label: string;
  /** Where the scale ends: the largest |value| of the scale, shared by strips that are compared. */
  limit: number;
  /** One cell in words, e.g. 'dimension 12: −0.034'. */
  describe(index: number, value: number): string;
  /** Cells struck through, e.g. those that dropout has dropped. */
  struck?(index: number): boolean;
  /** Height in px. */
  height?: number;
  /** Cell marked from outside, e.g. the same dimension hovered in another strip. */
  marked?: number | null;
  onHover?(index: number | null): void;
}

export function HeatStrip({
  values,
  label,
  limit,
  describe,
  struck,
  height = 36,
  marked = null,
  onHover,
}: HeatStripProps) {
  const [cursor, setCursor] = useState<number | null>(null);
  const paths = useMemo(() => levelPaths(values, limit), [values, limit]);
  const count = values.length;
  const shown = cursor ?? marked;
  const worded = useUntilEscape(cursor);

  const move = (index: number | null) => {
    setCursor(index);
    onHover?.(index);
  };
  const indexAt = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
    const at = cursor ?? 0;
    const to: Record<string, number> = { ArrowRight: at + by, ArrowLeft: at - by, Home: 0, End: count - 1 };
    const next = to[keyOf(event)];
    if (next === undefined) return;
    event.preventDefault();
    move(Math.max(0, Math.min(count - 1, next)));
  };
  const value = shown === null ? null : (values[shown] ?? null);
  const share = (((shown ?? 0) + 0.5) / count) * 100;

  return (
    <div
      class="it-heat"
      role="slider"
      aria-orientation="horizontal"
      aria-readonly="true"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(count - 1, 0)}
      aria-valuenow={cursor ?? 0}
      aria-valuetext={describe(cursor ?? 0, values[cursor ?? 0] ?? 0)}
      onKeyDown={onKeyDown}
      onFocus={() => cursor === null && move(0)}
      onBlur={() => move(null)}
      onPointerMove={(event) => move(indexAt(event))}
      onPointerDown={(event) => move(indexAt(event))}
      onPointerLeave={(event) => event.pointerType === 'mouse' && move(null)}
    >
      <svg
        class="it-heat-svg"
        viewBox={`0 0 ${count} 1`}
        preserveAspectRatio="none"
        style={{ height: `${height}px` }}
        aria-hidden="true"
        data-it-export
      >
        <rect class="it-zero" width={count} height={1} />
        {paths.map(({ level, d }) => (
          <path key={level} class={levelClass('signed', level)} d={d} />
        ))}
        {struck && <path class="it-stack-struck" d={strokes(count, struck)} />}
      </svg>
      {shown !== null && value !== null && (
        <>
          <span class="it-heat-cursor" style={{ left: `${(shown / count) * 100}%`, width: `${100 / count}%` }} />
          {worded && (
            <span
              class="it-heat-value"
              // Never past an end of the strip: as far along the words as the cell is along the strip.
              style={{ left: `${share}%`, translate: `${-share}% 0` }}
              // The pointer may come onto the words and read them there.
              onPointerMove={(event) => event.stopPropagation()}
              onPointerDown={(event) => event.stopPropagation()}
            >
              {describe(shown, value)}
            </span>
          )}
        </>
      )}
    </div>
  );
}

/** One path of unit squares per level that occurs; neighbouring cells of a level are joined into one rectangle. */
export function levelPaths(values: ArrayLike<number>, limit: number): { level: number; d: string }[] {
  const parts = new Map<number, string[]>();
  for (let i = 0; i < values.length;) {
    const level = signedLevel(values[i] ?? 0, limit);
    let end = i + 1;
    while (end < values.length && signedLevel(values[end] ?? 0, limit) === level) end++;
    if (level !== 0) (parts.get(level) ?? parts.set(level, []).get(level)!).push(`M${i} 0H${end}V1H${i}z`);
    i = end;
  }
  return Array.from({ length: 2 * LEVELS + 1 }, (_, i) => i - LEVELS)
    .filter((level) => parts.has(level))
    .map((level) => ({ level, d: parts.get(level)!.join('') }));
}

/** A bar through the middle of each cell that is struck. */
export function strokes(count: number, struck: (dimension: number) => boolean): string {
  let d = '';
  for (let i = 0; i < count; i++) if (struck(i)) d += `M${i + 0.15} .3h.7v.4h-.7z`;
  return d;
}
