/** The stored run of `<AttendsTo />`: its first example. */
import { askAttention } from '../../src/components/AttendsTo/ask';
import { EXAMPLES } from '../../src/components/AttendsTo/examples';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { about, OPTIONS, read } from './common';

export async function attendsTo(model: Model): Promise<object> {
  const { text, position } = EXAMPLES[0]!;
  const { prompt, tokens, ids } = read(text);
  const ask = (input: Parameters<typeof answerModel<'run'>>[2]) => answerModel(model, 'run', input, OPTIONS);
  return { ...about(model), prompt, tokens, attention: await askAttention(ask, model.config, ids, position) };
}
