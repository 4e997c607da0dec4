/** The MLP, and GPT-2's form of GELU. Hendrycks and Gimpel 2016, https://arxiv.org/abs/1606.08415. */
import { linear, type Vector } from './vectors';
import type { Mlp } from './weights';

/** The tanh approximation. */
// #region gelu
export function gelu(x: number) {
  const c = Math.sqrt(2 / Math.PI);
  return 0.5 * x *
    (1 + Math.tanh(c * (x + 0.044715 * x ** 3)));
}
// #endregion

/** One token at a time: no token sees another here. */
// #region mlp
export function mlp(x: Vector, w: Mlp) {       // [D]
  const pre = linear(x, w.up);                 // [F]
  const post = pre.map(gelu);                  // [F]
  return linear(post, w.down);                 // [D]
}
// #endregion
