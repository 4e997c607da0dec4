/**
 * GPT-2 as one graph in which every intermediate result is an output and every place to change something is an
 * input. Names and shapes: `src/engine/contract.ts`. At neutral inputs it computes what Hugging Face's
 * GPT2LMHeadModel does.
 */
import {
  CACHE_PARTS,
  INTERVENTION_NAMES,
  INTERVENTIONS,
  PAST_SHAPE,
  pastName,
  sizesOf,
  type Dimension,
  type Size,
} from '../../../src/engine/contract';
import { mayBeOne, sizeOf } from '../../../src/engine/inputs';
import { outputShapes } from '../../../src/engine/outputs';
import type { ModelConfig } from '../../../src/engine/types';
import { attention } from './attention';
import { GraphBuilder } from './builder';
import { cutGates } from './gates';
import { matrixOps, type Arithmetic } from './matrices';
import { layerNorm, type Context } from './parts';

/** The graph's bytes. `compute` chooses float32 or per-token int8 arithmetic for the products with weights. */
export function buildGraph(config: ModelConfig, compute: Arithmetic): Uint8Array {
  const g = new GraphBuilder();
  declareInputs(g, config);
  const c: Context = { g, config, matrices: matrixOps(g, config, compute), gates: cutGates(g, config) };
  let x = embedding(c);
  for (let layer = 0; layer < config.n_layer; layer++) x = block(c, layer, x);
  unembedding(c, x);
  declareOutputs(g, config);
  return g.encode('gpt2');
}

/** x₀ = (token embedding + position embedding · scale) · dropout pattern. */
function embedding({ g, config, matrices }: Context): string {
  const tokens = matrices.tokenEmbedding('input_ids', 'embed');
  const past = dimension(g, pastName(0, 'key'), 2);
  const end = g.op('Add', [past, dimension(g, 'input_ids', 1)]);
  const indices = g.op('Range', [past, end, g.constant('INT64', 1)]);
  const rows = g.op('Unsqueeze', [
    matrices.rows('wpe.weight', [config.n_positions, config.n_embd], indices),
    axes(g, 0),
  ]);
  const positions = g.op('Mul', [rows, 'position_scale'], {}, 'pos_embed');
  return g.op('Mul', [g.op('Add', [tokens, positions]), 'embd_keep']);
}

function block(c: Context, layer: number, input: string): string {
  const { g, gates } = c;
  const name = (part: string) => `blocks.${layer}.${part}`;
  const x = patched(c, layer, input, name('resid_pre'));

  const read1 = layerNorm(c, x, `h.${layer}.ln_1`, 2 * layer, name('ln1'));
  const attn = sublayerOutput(c, 2 * layer, attention(c, layer, read1), name('attn_out'));
  const mid = g.op('Add', [g.op('Mul', [x, gates.skip[2 * layer]!]), attn], {}, name('resid_mid'));

  const read2 = layerNorm(c, mid, `h.${layer}.ln_2`, 2 * layer + 1, name('ln2'));
  const mlp = sublayerOutput(c, 2 * layer + 1, multilayerPerceptron(c, layer, read2), name('mlp_out'));
  return g.op('Add', [g.op('Mul', [mid, gates.skip[2 * layer + 1]!]), mlp], {}, name('resid_post'));
}

/** x ← x + g·(patch − x): at gate 1 the residual stream is replaced, at 0 it is left as it is. */
function patched({ g, gates }: Context, layer: number, x: string, output: string): string {
  const difference = g.op('Sub', [gates.patch[layer]!, x]);
  return g.op('Add', [x, g.op('Mul', [gates.patchGate[layer]!, difference])], {}, output);
}

/** A sublayer's result [1,T,D] · dropout pattern · gate: what is added to the residual stream. */
function sublayerOutput({ g, gates }: Context, index: number, value: string, output: string): string {
  const kept = g.op('Mul', [value, gates.residKeep[index]!]);
  return g.op('Mul', [kept, gates.sublayer[index]!], {}, output);
}

function multilayerPerceptron({ g, config, matrices, gates }: Context, layer: number, x: string): string {
  const width = config.n_embd;
  const name = (part: string) => `blocks.${layer}.mlp.${part}`;
  const pre = matrices.linear(x, `h.${layer}.mlp.c_fc`, width, 4 * width, name('pre'));
  // GPT-2's "gelu_new" is the tanh approximation.
  const activated = g.op('Gelu', [pre], { approximate: 'tanh' });
  const post = g.op('Mul', [activated, gates.neuron[layer]!], {}, name('post'));
  return matrices.linear(post, `h.${layer}.mlp.c_proj`, 4 * width, width);
}

/** Logits only at `logit_positions`: the output layer is a large share of a small model's work. */
function unembedding(c: Context, x: string): void {
  const { config, matrices } = c;
  const y = layerNorm(c, x, 'ln_f', 2 * config.n_layer, 'ln_final');
  matrices.logits(y, 'logit_positions', 'logits');
}

function declareInputs(g: GraphBuilder, config: ModelConfig): void {
  g.input('input_ids', 'INT64', [1, 'T']);
  g.input('logit_positions', 'INT64', ['M']);
  for (const name of INTERVENTION_NAMES) {
    g.input(
      name,
      'FLOAT',
      INTERVENTIONS[name].shape.map((size) => symbolic(size, config, name)),
    );
  }
  for (let layer = 0; layer < config.n_layer; layer++) {
    for (const part of CACHE_PARTS) {
      g.input(pastName(layer, part), 'FLOAT', [1, ...PAST_SHAPE.map((size) => symbolic(size, config))]);
    }
  }
}

function declareOutputs(g: GraphBuilder, config: ModelConfig): void {
  for (const [name, shape] of outputShapes(config)) {
    g.output(name, 'FLOAT', [1, ...shape.map((size) => symbolic(size, config))]);
  }
}

/** A size as a number where the model fixes it, else as a name; sizes that may be 1 are named for their input. */
function symbolic(dimension: Dimension, config: ModelConfig, input = ''): number | string {
  const size: Size = sizeOf(dimension);
  if (mayBeOne(dimension)) return `${input}.${size}`;
  return ['T', 'P', 'S', 'M'].includes(size) ? size : sizesOf(config, 0)[size];
}

/** One size of a tensor at run time, as an int64 scalar. */
function dimension(g: GraphBuilder, tensor: string, axis: number): string {
  return g.op('Gather', [g.op('Shape', [tensor]), g.constant('INT64', axis)], { axis: 0 });
}

function axes(g: GraphBuilder, ...values: number[]): string {
  return g.constant('INT64', values);
}
