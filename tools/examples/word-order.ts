/** The stored run of `<WordOrder />`: its first example, in the model as it is. */
import { askOrder, NEUTRAL } from '../../src/components/WordOrder/ask';
import { EXAMPLES } from '../../src/components/WordOrder/examples';
import { pairOf, swappedOrder, wordsOf } from '../../src/components/WordOrder/words';
import type { Model } from '../../src/engine/model';
import { encode } from '../../src/engine/tokenizer';
import { answerModel } from '../../src/lab/answer-model';
import { OPTIONS } from './common';

export async function wordOrder(model: Model): Promise<object> {
  const { text: prompt, swap: pair } = EXAMPLES[0]!;
  const tokens = encode(prompt);
  const words = wordsOf(tokens);
  const order = swappedOrder(words, pairOf(words, ...pair));
  const answer = await askOrder(
    (input) => answerModel(model, 'compare', input, OPTIONS),
    model.config.n_layer,
    tokens.map(({ id }) => id),
    order,
    NEUTRAL,
  );
  return { prompt, tokens, pair, answer };
}
