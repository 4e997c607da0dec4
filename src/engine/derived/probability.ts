/** softmax(logits)[id] over the whole vocabulary at temperature 1. Sums in double precision, away from overflow. */
export function probabilityOf(logits: ArrayLike<number>, id: number): number {
  let max = -Infinity;
  for (let i = 0; i < logits.length; i++) max = Math.max(max, logits[i] ?? -Infinity);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp((logits[i] ?? -Infinity) - max);
  return Math.exp((logits[id] ?? -Infinity) - max) / sum;
}
