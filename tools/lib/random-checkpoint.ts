/**
 * Writes a checkpoint with the exact sizes and tensor names of a published GPT-2 and random weights. With it the whole way of the 124-million-parameter model (conversion, loading, running, its memory and time) can be
 * tried where no network reaches the real one. It says nothing about text: its weights have the spread of the trained
 * ones, but not their structure.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RandomNumbers } from './random-numbers';
import { SafetensorsWriter } from './safetensors/writer';
import { UserError } from './user-error';

interface Size {
  n_layer: number;
  n_head: number;
  n_embd: number;
  n_positions: number;
}

const SIZES: Readonly<Record<string, Size>> = {
  gpt2: { n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024 },
  tiny: { n_layer: 2, n_head: 2, n_embd: 16, n_positions: 32 },
};

const VOCABULARY = 50257;

/** How a tensor's numbers are drawn: normal, around `mean`. */
interface Draw {
  mean: number;
  deviation: number;
}

const normal = (deviation: number, mean = 0): Draw => ({ mean, deviation });

/**
 * Names, shapes and spreads, in the order of the published file. The spreads are about those of the trained GPT-2
 * small, which gives attention patterns and logits of a trained model's sharpness; 0.02, at which training starts,
 * would make every distribution flat.
 */
function tensorsOf({
  n_layer,
  n_embd: D,
  n_positions: P,
}: Size): [name: string, shape: number[], Draw | 'causal-mask'][] {
  const layer = (l: number): [string, number[], Draw | 'causal-mask'][] => [
    // Not a weight: GPT-2's files carry the causal mask of every layer.
    [`h.${l}.attn.bias`, [1, 1, P, P], 'causal-mask'],
    [`h.${l}.attn.c_attn.bias`, [3 * D], normal(0.1)],
    [`h.${l}.attn.c_attn.weight`, [D, 3 * D], normal(0.14)],
    [`h.${l}.attn.c_proj.bias`, [D], normal(0.1)],
    [`h.${l}.attn.c_proj.weight`, [D, D], normal(0.12)],
    [`h.${l}.ln_1.bias`, [D], normal(0.03)],
    [`h.${l}.ln_1.weight`, [D], normal(0.05, 0.4)],
    [`h.${l}.ln_2.bias`, [D], normal(0.03)],
    [`h.${l}.ln_2.weight`, [D], normal(0.05, 0.4)],
    [`h.${l}.mlp.c_fc.bias`, [4 * D], normal(0.1, -0.1)],
    [`h.${l}.mlp.c_fc.weight`, [D, 4 * D], normal(0.13)],
    [`h.${l}.mlp.c_proj.bias`, [D], normal(0.1)],
    [`h.${l}.mlp.c_proj.weight`, [4 * D, D], normal(0.09)],
  ];
  const layers = Array.from({ length: n_layer }, (_, l) => String(l)).sort();
  return [
    ...layers.flatMap((l) => layer(Number(l))),
    ['ln_f.bias', [D], normal(0.03)],
    ['ln_f.weight', [D], normal(0.1, 1.3)],
    ['wpe.weight', [P, D], normal(0.12)],
    ['wte.weight', [VOCABULARY, D], normal(0.14)],
  ];
}

/** One tensor in memory at a time. The same arguments give the same bytes. */
export async function makeRandomCheckpoint(like: string, folder: string, seed: number): Promise<void> {
  const size = Object.hasOwn(SIZES, like) ? SIZES[like] : undefined;
  if (!size) throw new UserError(`--like ${like}: expected one of ${Object.keys(SIZES).join(', ')}.`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.json'), `${JSON.stringify(configOf(size), null, 2)}\n`);
  const numbers = new RandomNumbers(seed);
  const writer = await SafetensorsWriter.create(join(folder, 'model.safetensors'), { format: 'pt' });
  try {
    for (const [name, shape, draw] of tensorsOf(size)) {
      const values = new Float32Array(shape.reduce((product, n) => product * n, 1));
      if (draw === 'causal-mask') fillCausalMask(values, size.n_positions);
      else numbers.fillNormal(values, draw.mean, draw.deviation);
      await writer.add(name, 'F32', shape, values);
    }
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

function fillCausalMask(mask: Float32Array, positions: number): void {
  for (let row = 0; row < positions; row++) mask.fill(1, row * positions, row * positions + row + 1);
}

function configOf(size: Size): Record<string, unknown> {
  return {
    architectures: ['GPT2LMHeadModel'],
    model_type: 'gpt2',
    activation_function: 'gelu_new',
    ...size,
    n_ctx: size.n_positions,
    vocab_size: VOCABULARY,
    layer_norm_epsilon: 1e-5,
    bos_token_id: 50256,
    eos_token_id: 50256,
  };
}
