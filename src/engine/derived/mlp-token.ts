/**
 * The MLP of one block as one token goes through it, with the weights of one neuron. The four vectors are the graph's;
 * what would come out without GELU is computed here.
 */
import type { Model } from '../model';
import { fetched } from '../outputs';
import { argmax } from '../softmax';
import type { Activation, Activations, MlpToken } from '../types';

/** Which token, which block, and which of its neurons the weights are wanted of; −1 is the one that is most active. */
export interface MlpPlace {
  layer: number;
  position: number;
  neuron: number;
}

/** The outputs that `mlpToken` reads. */
export function mlpNames(layer: number): string[] {
  return ['ln2.normalized', 'mlp.pre', 'mlp.post', 'mlp_out'].map((name) => `blocks.${layer}.${name}`);
}

/** W_in [D,F] with bias [F], and W_out [F,D] with bias [D]. */
export function mlpWeights(layer: number) {
  const [first, second] = [`h.${layer}.mlp.c_fc`, `h.${layer}.mlp.c_proj`];
  return { into: `${first}.weight`, intoBias: `${first}.bias`, outOf: `${second}.weight`, outOfBias: `${second}.bias` };
}

/** Row `index` of an activation [T,n], as a copy. */
export function rowOf({ data, shape }: Activation, index: number): Activation {
  const width = shape.at(-1)!;
  return { data: data.slice(index * width, (index + 1) * width), shape: [width] };
}

/** At neutral inputs. `EngineError` of a weight that is not there for a neuron or layer that is not there. */
export function mlpToken(
  { weights }: Pick<Model, 'weights'>,
  activations: Activations,
  { layer, position, neuron: wanted }: MlpPlace,
): MlpToken {
  const [input, pre, post, out] = mlpNames(layer).map((name) => rowOf(fetched(activations, name), position)) as [
    Activation,
    Activation,
    Activation,
    Activation,
  ];
  const names = mlpWeights(layer);
  const neuron = wanted < 0 ? argmax(post.data) : wanted;
  const bias = weights.tensor(names.outOfBias); // [D]
  const linear = weights.times(pre.data, names.outOf).map((value, d) => value + bias[d]!);
  return {
    input,
    pre,
    post,
    out,
    linear: vector(linear),
    neuron,
    column: vector(weights.column(names.into, neuron)),
    row: vector(weights.row(names.outOf, neuron)),
    bias: weights.tensor(names.intoBias)[neuron]!,
  };
}

const vector = (data: Float32Array): Activation => ({ data: data.slice(), shape: [data.length] });
