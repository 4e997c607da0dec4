/** How much each position changes. */

/** Largest |value| of each row of a [T,D] array: 0 where the two runs are the same to the last bit. */
export function rowMaxima(values: Float32Array, width: number): number[] {
  return Array.from({ length: values.length / width }, (_, row) => {
    let most = 0;
    for (let i = row * width; i < (row + 1) * width; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
    return most;
  });
}
