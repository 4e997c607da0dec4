/**
 * The logit lens: what the model would answer if a layer were its last one. Takes a vector of the residual stream
 * through the final LayerNorm and the output layer, with the model's own weights.
 * nostalgebraist: interpreting GPT: the logit lens, LessWrong 2020.
 */
import type { Model } from '../model';
import { fetched } from '../outputs';
import { run } from '../run';
import type { ModelConfig } from '../types';

/** Logits [V] of a vector [D] of the residual stream. */
export function unembed(
  { weights, config }: Pick<Model, 'weights' | 'config'>,
  residual: ArrayLike<number>,
): Float32Array {
  const gain = weights.tensor('ln_f.weight');
  const bias = weights.tensor('ln_f.bias');
  const normalized = normalize(residual, config.layer_norm_epsilon).map((x, i) => x * gain[i]! + bias[i]!);
  return weights.times(normalized, 'wte.weight');
}

/** Where the residual stream is read: before the first block and after each one. L + 1 names of outputs. */
export function residualNames({ n_layer }: ModelConfig): string[] {
  return ['blocks.0.resid_pre', ...Array.from({ length: n_layer }, (_, layer) => `blocks.${layer}.resid_post`)];
}

/** Logits [V] of every layer for the last of `tokens`, with the names of `residualNames`. */
export async function logitLens(
  model: Model,
  tokens: readonly number[],
): Promise<{ name: string; logits: Float32Array }[]> {
  const names = residualNames(model.config);
  const activations = await run(model, { tokens, fetch: names });
  return names.map((name) => {
    const { data, shape } = fetched(activations, name); // [T,D]
    return { name, logits: unembed(model, data.subarray(data.length - shape[1]!)) };
  });
}

/** (x − mean) ÷ √(variance + ε), over the features of one token. */
function normalize(x: ArrayLike<number>, epsilon: number): Float64Array {
  const values = Float64Array.from(x);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (value - mean) / Math.sqrt(variance + epsilon));
}
