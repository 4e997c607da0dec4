/** How uncertain a distribution is, and how far apart two are. Natural logarithms: nats. */

/** −Σ p ln p; impossible outcomes add nothing. */
export function entropy(probabilities: Iterable<number>): number {
  let sum = 0;
  for (const p of probabilities) {
    if (p > 0) sum -= p * Math.log(p);
  }
  return sum;
}

/** D(p‖q) = Σ p ln(p/q) ≥ 0: what it costs to expect q where p is true. Infinite where q rules out what p allows. */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    if (p[i]! > 0) sum += p[i]! * Math.log(p[i]! / q[i]!);
  }
  return sum;
}
