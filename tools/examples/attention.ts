/** Stored runs of the chapters on queries, keys, values and on the mask, with the questions their figures start with. */
import type { Model } from '../../src/engine/model';
import { encode } from '../../src/engine/tokenizer';
import { askLater } from '../../src/components/LaterWords/ask';
import { askMask } from '../../src/components/MaskChoice/ask';
import { askSteps, storable as storableSteps } from '../../src/components/MaskSteps/ask';
import { askCell, storable as storableCell } from '../../src/components/QkvCell/ask';
import { askShape } from '../../src/components/ScoreShape/ask';
import { askScores, storable as storableScores } from '../../src/components/ScoreSum/ask';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { headWithMostToSee } from './attention-head';
import { about, OPTIONS, read } from './common';

/** The head that looks at most different tokens on the example prompt: which one follows from the model. */
async function place(model: Model, ids: number[]) {
  const { layer, head } = await headWithMostToSee(model, ids);
  return { layer, head };
}

export async function qkvCell(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { ...(await place(model, ids)), part: 'q' as const, dim: 5 };
  const answer = await askCell((name, input) => answerModel(model, name, input, OPTIONS), ids, model.config, wanted);
  return { ...about(model), prompt, tokens, answer: storableCell(answer) };
}

export async function scoreSum(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const answer = await askScores(
    (input) => answerModel(model, 'run', input, OPTIONS),
    ids,
    model.config,
    await place(model, ids),
  );
  return { ...about(model), prompt, tokens, query: tokens.length - 1, key: 3, answer: storableScores(answer) };
}

export async function scoreShape(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { ...(await place(model, ids)), c0: 1, c1: 0 };
  const answer = await askShape((name, input) => answerModel(model, name, input, OPTIONS), ids, model.config, wanted);
  return { ...about(model), prompt, tokens, ...answer, patterns: answer.patterns.map((pattern) => [...pattern]) };
}

export async function maskSteps(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const ask: Parameters<typeof askSteps>[0] = (input) => answerModel(model, 'attentionSteps', input, OPTIONS);
  return {
    ...about(model),
    prompt,
    tokens,
    answer: storableSteps(await askSteps(ask, ids, model.config, await place(model, ids))),
  };
}

export async function maskChoice(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { ...(await place(model, ids)), kind: 'causal' as const, width: 3 };
  const answer = await askMask((input) => answerModel(model, 'compare', input, OPTIONS), ids, model.config, wanted);
  return { ...about(model), prompt, tokens, ...answer, patterns: answer.patterns.map((pattern) => [...pattern]) };
}

export async function laterWords(model: Model) {
  const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
  const wanted = { words: ' girl who lived in the forest', mode: 'after' as const, mask: 'causal' as const };
  const ask: Parameters<typeof askLater>[0] = async (name, input) =>
    name === 'tokenize'
      ? ({ tokens: encode((input as { text: string }).text) } as never)
      : (answerModel(model, 'byPosition', input as never, OPTIONS) as never);
  const answer = await askLater(ask, ids, model.config.n_positions, wanted);
  return { ...about(model), prompt, tokens, words: wanted.words, answer };
}
