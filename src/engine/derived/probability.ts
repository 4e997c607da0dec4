/** Probabilities over a whole vocabulary. Sums are in double precision, and away from overflow: of eˣ⁻ᵐᵃˣ. */

/** softmax(logits)[id] at temperature 1. */
export function probabilityOf(logits: ArrayLike<number>, id: number): number {
  const { largest, sum } = shifted(logits);
  return Math.exp((logits[id] ?? -Infinity) - largest) / sum;
}

/** ln Σ eˣ. */
export function logSumExp(values: ArrayLike<number>): number {
  const { largest, sum } = shifted(values);
  return largest + Math.log(sum);
}

/** The largest x, and Σ eˣ⁻ˡᵃʳᵍᵉˢᵗ. */
function shifted(values: ArrayLike<number>): { largest: number; sum: number } {
  let largest = -Infinity;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]!);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - largest);
  return { largest, sum };
}
