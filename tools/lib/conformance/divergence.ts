/** How far one next-token distribution is from another, from their logits. */
import { argmax, softmax } from '../../../src/engine/softmax';

/** What is true, ready to be compared with several candidates. In float64: float32 would lose what is to be measured. */
export interface Expected {
  logits: Float32Array;
  probabilities: Float64Array;
  top: number;
}

export interface Divergence {
  /** D(expected‖found) in nats. */
  kl: number;
  /** Whether the most likely token is the same. */
  sameTop: boolean;
}

export function expectedFrom(logits: Float32Array): Expected {
  return { logits, probabilities: softmax(logits), top: argmax(logits) };
}

/**
 * D(p‖q) = Σ p (a − b) − ln Zₐ + ln Z_b for logits a and b. The same as `klDivergence` of two softmaxes, in half the
 * time: one exponential for each token, and no logarithm. ln Zₐ follows from p at the top, where it is exact.
 */
export function divergence({ logits, probabilities, top }: Expected, found: Float32Array): Divergence {
  const foundTop = argmax(found);
  const largest = found[foundTop]!;
  let sum = 0;
  let kl = Math.log(probabilities[top]!) - logits[top]! + largest;
  for (let i = 0; i < found.length; i++) {
    sum += Math.exp(found[i]! - largest);
    kl += probabilities[i]! * (logits[i]! - found[i]!);
  }
  return { kl: kl + Math.log(sum), sameTop: foundTop === top };
}
