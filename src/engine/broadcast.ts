/** Reading single values of an input whose sizes may be 1 (`contract.ts`, sizes with `?`). */
import type { Activation } from './types';

/** The value at an index; an axis of size 1 has the same value everywhere. */
export function valueAt({ data, shape }: Activation, ...index: number[]): number {
  return data[index.reduce((place, i, axis) => place * shape[axis]! + (shape[axis] === 1 ? 0 : i), 0)]!;
}
