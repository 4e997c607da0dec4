/** Requests that need the model. */
import { cacheTiming } from '../engine/cache-timing';
import { decodeStep } from '../engine/decode-step';
import { attentionStepNames, attentionSteps } from '../engine/derived/attention-steps';
import { attribution } from '../engine/derived/attribution';
import { byPosition } from '../engine/derived/by-position';
import { compareRuns } from '../engine/derived/comparison';
import { headWriteNames, headWrites } from '../engine/derived/head-writes';
import { mlpNames, mlpToken } from '../engine/derived/mlp-token';
import { neighbours } from '../engine/derived/neighbours';
import { neuronReport } from '../engine/derived/neurons';
import { logitLens } from '../engine/derived/logit-lens';
import { tokenLogProbabilities } from '../engine/derived/surprisal';
import { streamNorms } from '../engine/derived/stream-norms';
import { generate } from '../engine/generate';
import type { Model } from '../engine/model';
import { fetched } from '../engine/outputs';
import { run } from '../engine/run';
import { runTiming } from '../engine/run-timing';
import { distribution, Weighing } from '../engine/sampling';
import { argmax } from '../engine/softmax';
import type { Activation, SamplingSettings } from '../engine/types';
import type { Weights } from '../engine/weights';
import { nextTask } from './next-task';
import type { GeneratedToken, Requests } from './protocol';

export interface AnswerOptions {
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
  progress(value: GeneratedToken): void;
}

export type ModelRequest = Exclude<keyof Requests, 'tokenize' | 'describe'>;
type Answers = {
  [N in ModelRequest]: (model: Model, input: Requests[N]['in'], options: AnswerOptions) => Promise<Requests[N]['out']>;
};

const NEUTRAL: SamplingSettings = { temperature: 1, topK: 0, topP: 1 };

const answers: Answers = {
  run: async (model, request) => ({ activations: await run(model, request) }),

  predict: async (model, { settings, top, ...request }) => {
    const activations = await run(model, { ...request, fetch: ['logits'] });
    return { distribution: distribution(fetched(activations, 'logits').data, settings, top) };
  },

  logitLens: async (model, { tokens, top }) => {
    const layers = await logitLens(model, tokens);
    const answer = argmax(layers.at(-1)!.logits);
    return {
      layers: layers.map(({ name, logits }) => {
        const weighing = new Weighing(logits, NEUTRAL);
        return { name, distribution: weighing.distribution(top), answer: weighing.candidate(answer) };
      }),
    };
  },

  compare: async (model, request) => ({ comparison: await compareRuns(model, request) }),

  attribution: async (model, request) => ({ attributions: await attribution(model, request) }),

  streamNorms: async (model, request) => ({ norms: await streamNorms(model, request) }),

  headWrites: async (model, { layer, position, ...request }) => {
    const activations = await run(model, { ...request, fetch: headWriteNames(layer) });
    return { activations: { ...headWrites(model, activations, layer, position) } };
  },

  weights: async ({ weights }, { parts }) => ({ values: parts.map((part) => weightPart(weights, part)) }),

  mlpToken: async (model, { tokens, ...place }) => {
    const activations = await run(model, { tokens, fetch: mlpNames(place.layer) });
    return { token: mlpToken(model, activations, place) };
  },

  neurons: async (model, request) => ({ report: await neuronReport(model, request) }),

  byPosition: async (model, { runs }) => ({ positions: await byPosition(model, runs) }),

  attentionSteps: async (model, { layer, head, ...request }) => {
    const activations = await run(model, { ...request, fetch: attentionStepNames(layer) });
    return { steps: attentionSteps(activations, layer, head) };
  },

  neighbours: async (model, { id, count }) => ({ neighbours: neighbours(model.weights, id, count) }),

  generate: (model, request, { signal, progress }) =>
    generate(model, request, {
      signal,
      onToken: (token) => {
        progress(token);
        return nextTask(); // or the page's `stop` would wait for the end of the text
      },
    }),

  decodeStep: async (model, request) => ({ step: await decodeStep(model, request) }),

  cacheTiming: async (model, request, { signal }) => ({
    timing: await cacheTiming(model, request, { signal, pause: nextTask }),
  }),

  channel: async ({ weights }, { tensor, index }) => {
    const found = weights.channel(tensor, index);
    return { channel: found && { values: [...found.values], scale: found.scale } };
  },

  runTiming: async (model, request, { signal }) => ({
    timing: await runTiming(model, request, { signal, pause: nextTask }),
  }),

  tokenLogProbabilities: async (model, { tokens }) => ({
    logProbabilities: [...(await tokenLogProbabilities(model, tokens))],
  }),
};

/** Copies: what is sent to the page is taken away from the worker. */
function weightPart(weights: Weights, { tensor, row, column }: { tensor: string; row?: number; column?: number }) {
  const { shape } = weights.info(tensor);
  if (row !== undefined) return vector(weights.row(tensor, row));
  if (column !== undefined) return vector(weights.column(tensor, column));
  return { data: weights.tensor(tensor).slice(), shape };
}

const vector = (values: Float32Array): Activation => ({ data: values.slice(), shape: [values.length] });

export function answerModel<N extends ModelRequest>(
  model: Model,
  name: N,
  input: Requests[N]['in'],
  options: AnswerOptions,
): Promise<Requests[N]['out']> {
  return answers[name](model, input, options);
}
