/**
 * Floats → whole numbers of few bits with one scale, symmetric around zero, and back: what the converter does to each output
 * channel with 8 bits (`tools/convert/quantise.ts`), at any width.
 */

export interface QuantisedChannel {
  /** Whole numbers in −(2^(bits−1) − 1) … 2^(bits−1) − 1. */
  values: Int8Array;
  /** value ≈ whole number · scale */
  scale: number;
}

/** Largest whole number of a width: 127 for 8 bits, 1 for 2 bits. */
export function largestWhole(bits: number): number {
  return 2 ** (bits - 1) - 1;
}

/** `bits` from 2 to 8. The largest |value| becomes the largest whole number; a channel of zeros keeps its zeros. */
export function quantiseChannel(channel: ArrayLike<number>, bits: number): QuantisedChannel {
  const largest = largestWhole(bits);
  let most = 0;
  for (let i = 0; i < channel.length; i++) most = Math.max(most, Math.abs(channel[i]!));
  const scale = Math.fround(most / largest) || 1;
  const values = Int8Array.from({ length: channel.length }, (_, i) =>
    Math.max(-largest, Math.min(largest, Math.round(channel[i]! / scale))),
  );
  return { values, scale };
}

export function dequantiseChannel({ values, scale }: QuantisedChannel): Float32Array {
  return Float32Array.from(values, (value) => value * scale);
}

export interface QuantisationError {
  /** Largest |found − exact|; at most half a scale, but for the rounding of floats. */
  largest: number;
  /** Root mean square of the differences, as a share of that of the exact values. */
  relative: number;
}

export function quantisationError(exact: ArrayLike<number>, found: ArrayLike<number>): QuantisationError {
  let largest = 0;
  let squares = 0;
  let total = 0;
  for (let i = 0; i < exact.length; i++) {
    const difference = found[i]! - exact[i]!;
    largest = Math.max(largest, Math.abs(difference));
    squares += difference ** 2;
    total += exact[i]! ** 2;
  }
  return { largest, relative: total === 0 ? 0 : Math.sqrt(squares / total) };
}
