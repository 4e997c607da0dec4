/**
 * The neurons of one block at one position: how many are active, which of them write most, and what their rows of W_out
 * point to when the output layer reads them.
 *
 * An MLP's output is a sum with one term for each neuron, activation · row of W_out, plus a bias: "key-value memories" in
 * Geva et al., Transformer Feed-Forward Layers Are Key-Value Memories (2021). Reading a row through the embedding matrix
 * follows Geva et al. (2022), https://arxiv.org/abs/2203.14680. The final layer norm is left out: its γ and scale are not applied.
 */
import { Descending } from '../descending';
import type { Model } from '../model';
import { fetched } from '../outputs';
import { run } from '../run';
import { describe } from '../tokenizer';
import type { NeuronReport } from '../types';
import { mlpWeights, rowOf } from './mlp-token';

const EMBEDDINGS = 'wte.weight'; // [D,V]

export interface NeuronRequest {
  tokens: readonly number[];
  layer: number;
  position: number;
  /** How many of the strongest neurons are described. */
  count: number;
  /** How many tokens are listed for each. */
  top: number;
}

/** Runs the model as it is. Errors: those of `run`. */
export async function neuronReport(model: Model, request: NeuronRequest): Promise<NeuronReport> {
  const { tokens, layer, position, count, top } = request;
  const { weights, config } = model;
  const preNames = Array.from({ length: config.n_layer }, (_, l) => `blocks.${l}.mlp.pre`);
  const postName = `blocks.${layer}.mlp.post`;
  const activations = await run(model, { tokens, fetch: [...preNames, postName] });
  const pre = rowOf(fetched(activations, preNames[layer]!), position).data; // [F]
  const all = fetched(activations, postName); // [T,F]
  const post = rowOf(all, position).data; // [F]

  const { outOf } = mlpWeights(layer);
  const written = contributions(weights.tensor(outOf), post, config.n_embd);
  const order = new Descending(written.lengths);
  const F = post.length;
  const sorted = Int32Array.from({ length: F }, (_, place) => order.at(place));
  let sum = 0;
  return {
    active: preNames.map((name) => rowOf(fetched(activations, name), position).data.filter((x) => x > 0).length),
    order: [...sorted],
    share: Float32Array.from(sorted, (neuron) => (sum += written.shares[neuron]!)),
    strongest: [...sorted.subarray(0, count)].map((neuron) => {
      const logits = weights.times(weights.row(outOf, neuron), EMBEDDINGS); // [V]
      const best = new Descending(logits);
      return {
        neuron,
        pre: pre[neuron]!,
        post: post[neuron]!,
        length: written.lengths[neuron]!,
        over: tokens.map((_, t) => all.data[t * F + neuron]!),
        promotes: Array.from({ length: top }, (_, place) => {
          const id = best.at(place);
          return { token: describe(id), logit: logits[id]! };
        }),
      };
    }),
  };
}

/**
 * For every neuron the length of what it writes, and its share of the whole: with o = Σ postₙ · rowₙ (without the bias), the
 * share of neuron n is (postₙ · rowₙ) · o ÷ |o|². Shares sum to 1, and are negative where a neuron writes against the rest.
 */
export function contributions(
  matrix: ArrayLike<number>,
  post: ArrayLike<number>,
  D: number,
): { lengths: Float64Array; shares: Float64Array } {
  const F = post.length;
  const out = new Float64Array(D);
  const lengths = new Float64Array(F);
  for (let n = 0; n < F; n++) {
    let squares = 0;
    for (let d = 0; d < D; d++) {
      const value = post[n]! * matrix[n * D + d]!;
      out[d]! += value;
      squares += value * value;
    }
    lengths[n] = Math.sqrt(squares);
  }
  const whole = out.reduce((sum, value) => sum + value * value, 0);
  const shares = new Float64Array(F);
  for (let n = 0; n < F && whole > 0; n++) {
    let product = 0;
    for (let d = 0; d < D; d++) product += matrix[n * D + d]! * out[d]!;
    shares[n] = (post[n]! * product) / whole;
  }
  return { lengths, shares };
}
