/** How two runs of the model differ, activation by activation. */

/** b − a, position by position, for the positions both have: rows [0, length) of two [T,D] arrays, row-major. */
export function difference(a: Float32Array, b: Float32Array, length: number, width: number): Float32Array {
  return Float32Array.from({ length: length * width }, (_, i) => (b[i] ?? NaN) - (a[i] ?? NaN));
}
