/** Layer normalization. Ba, Kiros and Hinton 2016, https://arxiv.org/abs/1607.06450. */
import { sum, type Vector } from './vectors';
import type { Norm } from './weights';

/** One token's features [D] → mean 0, variance 1, then γ and β. */
// #region layerNorm
export function layerNorm(x: Vector, w: Norm) {        // [D]
  const mean = sum(x) / x.length;
  const centred = x.map((xi) => xi - mean);
  const squares = centred.map((c) => c * c);
  const variance = sum(squares) / x.length;
  const scale = Math.sqrt(variance + 1e-5);
  return centred.map((c, i) =>                         // [D]
    c / scale * w.gamma[i]! + w.beta[i]!);
}
// #endregion
