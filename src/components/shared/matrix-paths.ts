/** A small matrix as SVG paths: one path of unit squares for each colour level that occurs, neighbours in a row joined. */
import { probabilityLevel, signedLevel } from './scale';

/**
 * `values` row-major; the drawing is `columns` wide and one unit high a row. Level 0 is left to the background: with `thin`,
 * also probabilities above 0 that are nearer to it than to level 1, which would otherwise cover a large matrix as a haze.
 */
export function matrixPaths(
  values: ArrayLike<number>,
  columns: number,
  scale: 'signed' | 'probability',
  limit: number,
  thin = false,
): { level: number; d: string }[] {
  // Rounded alike on both sides of zero, the signed level of a probability has no least level.
  const levelOf = scale === 'signed' || thin ? signedLevel : probabilityLevel;
  const parts = new Map<number, string[]>();
  for (let start = 0; start < values.length; start += columns) {
    const y = start / columns;
    for (let x = 0; x < columns;) {
      const level = levelOf(values[start + x] ?? 0, limit);
      let end = x + 1;
      while (end < columns && levelOf(values[start + end] ?? 0, limit) === level) end++;
      if (level !== 0) (parts.get(level) ?? parts.set(level, []).get(level)!).push(`M${x} ${y}H${end}V${y + 1}H${x}z`);
      x = end;
    }
  }
  return [...parts].sort(([a], [b]) => a - b).map(([level, d]) => ({ level, d: d.join('') }));
}

/** The cells that a mask cuts off, as one path; neighbours in a row joined. */
export function maskPath(mask: ArrayLike<boolean | number>, columns: number): string {
  let d = '';
  for (let start = 0; start < mask.length; start += columns) {
    const y = start / columns;
    for (let x = 0; x < columns;) {
      let end = x + 1;
      while (end < columns && Boolean(mask[start + end]) === Boolean(mask[start + x])) end++;
      if (mask[start + x]) d += `M${x} ${y}H${end}V${y + 1}H${x}z`;
      x = end;
    }
  }
  return d;
}
