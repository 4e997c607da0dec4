/**
 * What each stored run holds. Shapes are those of the worker's answers (`src/lab/protocol.ts`), because the very same
 * functions make them here.
 */
import { encodeFloats } from '../../src/engine/base64';
import type { Model } from '../../src/engine/model';
import { fetched } from '../../src/engine/outputs';
import { encode } from '../../src/engine/tokenizer';
import { compare, type Ask } from '../../src/components/ComparePrompts/ask';
import { storable } from '../../src/components/ComparePrompts/comparison';
import { DEFAULTS, inputsOf } from '../../src/components/Generate/state';
import { answerModel } from '../../src/lab/answer-model';
import { DEFAULT_PROMPT } from '../../src/lab/experiment';
import { attendsTo } from './attends-to';
import { headWithMostToSee } from './attention-head';
import { about, NEUTRAL, OPTIONS, read } from './common';
import { laterWords, maskChoice, maskSteps, qkvCell, scoreShape, scoreSum } from './attention';
import { decodeSteps } from './decode-steps';
import { dropoutPattern, dropoutRuns } from './dropout';
import { mlpFlow, mlpOff, neurons } from './mlp';
import { positionTable } from './position-table';
import { shiftText } from './shift-text';
import { wordOrder } from './word-order';
import { cutSkip, streamNorms, whoWrote } from './residuals';
import { headOutputs } from './head-outputs';
import { headPatterns } from './head-patterns';
import { exactError } from './exact-error';
import { greedyLoop } from './greedy-loop';
import { int8 } from './int8';
import { kvCache } from './kv-cache';
import { repeatedPhrase } from './repeated-phrase';
import { normOff, normScale, normValues } from './norms';
import { headSwitches } from './head-switches';

/** Two prompts of equal length that differ in one token. */
const COMPARED = ['The king and the queen lived in a', 'The king and the children lived in a'] as const;
const NEIGHBOURS_OF = ' little';
/** Long enough to look back in, short enough for a drawing beside the title of the first page. */
const SENTENCE = 'The old king opened the door and the young king smiled';
/** Tokens of each generated text. */
const GENERATED = 40;

/** File name under `src/examples` → what it holds. */
export const examples: Record<string, (model: Model) => Promise<object>> = {
  'attends-to': attendsTo,
  'decode-steps': decodeSteps,
  'head-outputs': headOutputs,
  'head-patterns': headPatterns,
  'kv-cache': kvCache,
  'exact-error': exactError,
  'greedy-loop': greedyLoop,
  int8,
  'repeated-phrase': repeatedPhrase,
  'head-switches': headSwitches,
  'next-token': async (model) => ({ ...about(model), ...(await prediction(model, DEFAULT_PROMPT, 10)) }),

  // The texts of `<Generate />`, with the seeds and settings it starts with.
  generate: async (model) => {
    const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
    const runs = [];
    for (const input of inputsOf(DEFAULTS)) {
      const request = { tokens: ids, count: GENERATED, ...input, top: 1 };
      const written = (await answerModel(model, 'generate', request, OPTIONS)).tokens;
      runs.push({ ...input, tokens: written.map(({ token, probability, draw }) => ({ token, probability, draw })) });
    }
    return { ...about(model), prompt, tokens, count: GENERATED, runs };
  },

  sampling: async (model) => ({
    ...about(model),
    settings: NEUTRAL,
    ...(await prediction(model, DEFAULT_PROMPT, 15)),
  }),

  'logit-lens': async (model) => {
    const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
    return {
      ...about(model),
      prompt,
      tokens,
      ...(await answerModel(model, 'logitLens', { tokens: ids, top: 5 }, OPTIONS)),
    };
  },

  /** [T,D] each, as base64 of float32: exact, and smaller than digits. */
  embedding: async (model) => {
    const { prompt, tokens, ids } = read(DEFAULT_PROMPT);
    const fetch = ['embed', 'pos_embed', 'blocks.0.resid_pre'];
    const { activations } = await answerModel(model, 'run', { tokens: ids, fetch }, OPTIONS);
    const [embed, pos_embed, resid_pre] = fetch.map((name) => encodeFloats(fetched(activations, name).data));
    return { ...about(model), prompt, tokens, embed, pos_embed, resid_pre };
  },

  neighbours: async (model) => {
    const [token] = encode(NEIGHBOURS_OF);
    const found = await answerModel(model, 'neighbours', { id: token!.id, count: 12 }, OPTIONS);
    return { ...about(model), prompt: NEIGHBOURS_OF, token, ...found };
  },

  /** The rows of the two tables alone: what lies deeper waits for the reader's own run. */
  'compare-prompts': async (model) => {
    const ask: Ask = (name, input) => answerModel(model, name, input, OPTIONS);
    const [a, b] = [read(COMPARED[0]), read(COMPARED[1])];
    return { ...about(model), ...storable(await compare(ask, 0, a, b)) };
  },

  'qkv-cell': qkvCell,
  'score-sum': scoreSum,
  'score-shape': scoreShape,
  'mask-steps': maskSteps,
  'mask-choice': maskChoice,
  'later-words': laterWords,

  'mlp-flow': mlpFlow,
  neurons,
  'mlp-off': mlpOff,
  'position-table': async (model) => ({ ...about(model), ...(await positionTable(model)) }),

  'shift-text': shiftText,

  'word-order': async (model) => ({ ...about(model), ...(await wordOrder(model)) }),
  'dropout-pattern': dropoutPattern,
  'dropout-runs': dropoutRuns,

  'stream-norms': streamNorms,
  'who-wrote': whoWrote,
  'cut-skip': cutSkip,
  'norm-values': normValues,
  'norm-off': normOff,
  'norm-scale': normScale,

  'attention-head': async (model) => {
    const { prompt, tokens, ids } = read(SENTENCE);
    return { ...about(model), prompt, tokens, ...(await headWithMostToSee(model, ids)) };
  },
};

async function prediction(model: Model, text: string, top: number) {
  const { prompt, tokens, ids } = read(text);
  const answer = await answerModel(model, 'predict', { tokens: ids, settings: NEUTRAL, top }, OPTIONS);
  return { prompt, tokens, ...answer };
}
