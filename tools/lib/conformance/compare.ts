/** How far one array is from another, in the one measure that all conformance checks use. */
import type { Activation } from '../../../src/engine/types';

/** Largest absolute value among finite ones. */
export function magnitude(values: Float32Array): number {
  let largest = 0;
  for (const value of values) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/**
 * Largest absolute difference, relative to `scale` (default: the expected values' largest absolute value).
 * Infinite where shapes differ, or where a value that is not finite is not met exactly.
 */
export function largestDifference(actual: Activation, expected: Activation, scale = magnitude(expected.data)): number {
  if (actual.shape.join() !== expected.shape.join()) return Infinity;
  let largest = 0;
  for (let i = 0; i < expected.data.length; i++) {
    const a = actual.data[i]!;
    const e = expected.data[i]!;
    if (Object.is(a, e)) continue;
    if (!Number.isFinite(a) || !Number.isFinite(e)) return Infinity;
    largest = Math.max(largest, Math.abs(a - e));
  }
  return largest === 0 ? 0 : largest / scale;
}

/** `blocks.3.attn.q` → `blocks.*.attn.q`: the same quantity in every layer. */
export function kindOf(output: string): string {
  return output.replace(/\.\d+\./, '.*.');
}
