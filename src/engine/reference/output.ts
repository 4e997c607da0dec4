/** From logits to a token, and back from a logit to what made it. */
import { dot, softmax, sum, type Vector } from './vectors';
import type { Weights } from './weights';

/** The most likely token; the first of equal ones. */
// #region greedy
export function greedy(logits: Vector) { // [V]
  return logits.indexOf(Math.max(...logits));
}
// #endregion

/** topK: a number, Infinity for all; topP: 1 for all; u: a random number, 0 ≤ u < 1. */
// #region sample
export function sample(
  logits: Vector, tau: number,    // temperature > 0
  topK: number, topP: number, u: number,
) {
  const p = softmax(logits.map((l) => l / tau));
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]!);
  let before = 0;        // mass of all that come earlier
  const kept = order.filter((id, rank) => {
    const keep = rank < topK && before < topP;
    before += p[id]!;
    return keep;
  });
  let left = u * sum(kept.map((id) => p[id]!));
  return kept.find((id) => (left -= p[id]!) < 0);
}
// #endregion

/** What the training pushes down: how surprised the model was by the token that came next. */
// #region loss
export function loss(logits: Vector, next: number) { // [V]
  return -Math.log(softmax(logits)[next]!);
}
// #endregion

/**
 * Direct logit attribution: what one part of the residual stream, say an MLP's output, adds to the logit of token `id`.
 * `scale` is the final LayerNorm's √(variance + ε) in this run. All parts and β·wte[id] sum to the logit.
 */
// #region attribution
export function attribution(
  part: Vector, id: number, scale: number, m: Weights,
) {
  const mean = sum(part) / part.length;
  const normed = part.map((c, i) =>                    // [D]
    (c - mean) / scale * m.lnF.gamma[i]!);
  return dot(normed, m.wte[id]!);  // a share of one logit
}
// #endregion
