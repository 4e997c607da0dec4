/**
 * A small checkpoint with random weights and sizes unlike those of the default model, so that nothing can depend on
 * them. All values are multiples of 1/128 with at most seven bits, so that F32, F16 and BF16 hold them exactly.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelConfig } from '../../src/engine/types';
import { tensorSpecs } from '../../tools/convert/checkpoint';
import type { Tensors } from '../../tools/lib/conformance/reference';
import { RandomNumbers } from '../../tools/lib/random-numbers';
import type { DType } from '../../tools/lib/safetensors/dtypes';
import { SafetensorsWriter } from '../../tools/lib/safetensors/writer';

export const TINY: ModelConfig = {
  n_layer: 2,
  n_head: 3,
  n_embd: 48,
  n_positions: 40,
  vocab_size: 50257,
  layer_norm_epsilon: 1e-5,
};

export function tinyTensors(config: ModelConfig = TINY, seed = 1): Tensors {
  const random = new RandomNumbers(seed);
  const tensors: Tensors = new Map();
  for (const { name, shape } of tensorSpecs(config)) {
    const centre = /ln_.*weight$/.test(name) ? 1 : 0;
    const values = new Float32Array(shape.reduce((product, size) => product * size));
    for (let i = 0; i < values.length; i++) values[i] = centre + Math.round((random.uniform() - 0.5) * 80) / 128;
    tensors.set(name, { shape, values });
  }
  return tensors;
}

export interface CheckpointOptions {
  dtype?: 'F32' | 'F16' | 'BF16';
  prefix?: '' | 'transformer.';
  /** Merged over a valid `config.json`; undefined removes a setting. */
  config?: Record<string, unknown>;
}

/** Writes `model.safetensors` and `config.json` into a folder. */
export async function writeCheckpoint(
  folder: string,
  tensors: Tensors,
  { dtype = 'F32', prefix = '', config = {} }: CheckpointOptions = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const settings = { model_type: 'gpt2', activation_function: 'gelu_new', ...TINY, ...config };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(settings));
  const writer = await SafetensorsWriter.create(join(folder, 'model.safetensors'), { format: 'pt' });
  for (const [name, { shape, values }] of tensors) {
    await writer.add(`${prefix}${name}`, dtype, shape, encode(values, dtype));
  }
  await writer.finish();
}

function encode(values: Float32Array, dtype: DType): Float32Array | Uint16Array {
  if (dtype === 'F16') return Uint16Array.from(values, toHalf);
  const words = new Uint32Array(values.buffer);
  return dtype === 'BF16' ? Uint16Array.from(words, (word) => word >>> 16) : values;
}

/** Exact for the values made here; not a general conversion. */
function toHalf(value: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  const fraction = (Math.abs(value) / 2 ** exponent - 1) * 1024;
  return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | fraction;
}
