/** How far one model's logits are from another's for the same text: the measure of what quantisation costs. */
import { Descending } from '../descending';
import { argmax, softmax } from '../softmax';
import { describe } from '../tokenizer';
import type { LogitError } from '../types';
import { klDivergence } from './entropy';

/** `exact` and `found`: logits [V] of one position. The `top` most probable tokens of the exact model are listed. */
export function logitError(exact: Float32Array, found: Float32Array, top: number): LogitError {
  const [p, q] = [softmax(exact), softmax(found)];
  const order = new Descending(exact);
  let largest = 0;
  for (let id = 0; id < exact.length; id++) largest = Math.max(largest, Math.abs(exact[id]! - found[id]!));
  return {
    largest,
    kl: klDivergence(p, q),
    sameTop: argmax(exact) === argmax(found),
    tokens: Array.from({ length: Math.min(top, exact.length) }, (_, place) => {
      const id = order.at(place);
      return { token: describe(id), exact: p[id]!, found: q[id]! };
    }),
  };
}
