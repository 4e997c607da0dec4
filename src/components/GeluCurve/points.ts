/** Arithmetic of the figure: which neuron is nearest on the axis, and how many lie in each bin. */

/** Place in `sorted` (indices in rising order of their values) of the value nearest to `target`. */
export function nearest(sorted: readonly number[], values: ArrayLike<number>, target: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[sorted[middle]!]! < target) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(0, low - 1);
  const distance = (place: number) => Math.abs(values[sorted[place]!]! - target);
  return distance(before) < distance(low) ? before : low;
}

/** Counts in bins [from, from + width) over −end … end. Zero begins a bin if `width` divides `end`. */
export function histogram(values: ArrayLike<number>, end: number, width: number): { from: number; count: number }[] {
  const bins = Array.from({ length: Math.round((2 * end) / width) }, (_, i) => ({ from: -end + i * width, count: 0 }));
  for (const value of Array.from(values)) {
    const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor((value + end) / width)))];
    if (bin) bin.count += 1;
  }
  return bins;
}
