/** One pass of the model: tokens and changed inputs in, named activations out. */
import { CACHE_PARTS, INTERVENTION_NAMES, PAST_SHAPE, pastName, sizesOf, type Sizes } from './contract';
import { EngineError } from './errors';
import { checkInput, checkShape, neutralInput } from './inputs';
import { outputShapes } from './outputs';
import type { Model } from './model';
import { loadRuntime, runSession, type Tensor } from './runtime';
import type { Activation, Activations, InterventionName, ModelConfig, RunRequest } from './types';

type TensorClass = typeof import('onnxruntime-web/wasm').Tensor;

/**
 * Runs the model and returns the outputs named in `fetch`, without the batch axis.
 * Errors: EngineError 'context-overflow' { limit, tokens } where past and new tokens are more than the model has
 * positions for; 'bad-input' for a wrong name, shape, token or position.
 */
export async function run(model: Model, request: RunRequest): Promise<Activations> {
  const { config } = model;
  const sizes = checkRequest(config, request);
  const { Tensor } = await loadRuntime();
  const feeds = buildFeeds(Tensor, config, request, sizes);
  const outputs = await runSession(model.session, feeds, request.fetch);
  return Object.fromEntries(request.fetch.map((name) => [name, withoutBatch(outputs[name]!)]));
}

/** Rows of logits a run computes: those asked for, else the last; none where logits are not fetched at all. */
function logitPositions({ tokens, logitPositions, fetch }: RunRequest): readonly number[] {
  return fetch.includes('logits') ? (logitPositions ?? [tokens.length - 1]) : [];
}

function checkRequest(config: ModelConfig, request: RunRequest): Sizes {
  const { tokens, cache, fetch } = request;
  const past = cache?.keys[0]?.shape[1] ?? 0;
  const total = past + tokens.length;
  if (total > config.n_positions) {
    const limit = config.n_positions;
    throw new EngineError('context-overflow', `${total} tokens, the model takes ${limit}`, { limit, tokens: total });
  }
  if (tokens.length === 0) throw new EngineError('bad-input', 'There are no tokens', { input: 'input_ids' });
  const known = outputShapes(config);
  for (const name of fetch) {
    if (!known.has(name)) throw new EngineError('bad-input', `There is no output ${name}`, { output: name });
  }
  if (fetch.length === 0) throw new EngineError('bad-input', 'No output was asked for');
  checkIndices('input_ids', tokens, config.vocab_size);
  const positions = logitPositions(request);
  checkIndices('logit_positions', positions, tokens.length);
  return sizesOf(config, tokens.length, past, positions.length);
}

function checkIndices(input: string, values: readonly number[], limit: number): void {
  const wrong = values.find((value) => !Number.isInteger(value) || value < 0 || value >= limit);
  if (wrong === undefined) return;
  throw new EngineError('bad-input', `${input} holds ${wrong}, expected 0 to ${limit - 1}`, { input, value: wrong });
}

function buildFeeds(Tensor: TensorClass, config: ModelConfig, request: RunRequest, sizes: Sizes) {
  const { tokens, interventions = {} } = request;
  const positions = logitPositions(request);
  const feeds: Record<string, Tensor> = {
    input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
    logit_positions: new Tensor('int64', BigInt64Array.from(positions, BigInt), [positions.length]),
  };
  for (const [name, value] of Object.entries(interventions)) {
    if (value) checkInput(name as InterventionName, value, sizes);
  }
  for (const name of INTERVENTION_NAMES) {
    const { data, shape } = interventions[name] ?? neutralInput(name, sizes);
    feeds[name] = new Tensor('float32', data, shape);
  }
  for (let layer = 0; layer < config.n_layer; layer++) {
    for (const part of CACHE_PARTS) {
      const name = pastName(layer, part);
      const { data, shape } = pastValue(request, layer, part, sizes);
      feeds[name] = new Tensor('float32', data, [1, ...shape]);
    }
  }
  return feeds;
}

/** Keys or values of earlier tokens [H,P,K]; with P = 0 where there is no cache. */
function pastValue({ cache }: RunRequest, layer: number, part: 'key' | 'value', sizes: Sizes): Activation {
  if (!cache) return { data: new Float32Array(0), shape: [sizes.H, 0, sizes.K] };
  const value = (part === 'key' ? cache.keys : cache.values)[layer];
  const name = pastName(layer, part);
  if (!value) throw new EngineError('bad-input', `The cache lacks ${name}`, { input: name });
  checkShape(name, value, PAST_SHAPE, sizes);
  return value;
}

function withoutBatch({ data, dims }: Tensor): Activation {
  return { data: data as Float32Array, shape: dims.slice(1) };
}
