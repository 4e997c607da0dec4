/**
 * The parts of a GPT-2-architecture model in the order in which numbers flow through them: what each reads and writes,
 * how many weights it holds, and which chapters explain it. Names and explanations are strings (`lab.modelMap.<id>`).
 */
import type { Dim, Sizes } from './sizes';

export { sizesOf, type Dim, type Sizes } from './sizes';
export type Shape = readonly Dim[];

export type PartId =
  | 'tokens'
  | 'embedding'
  | 'position'
  | 'ln1'
  | 'attention'
  | 'add1'
  | 'ln2'
  | 'mlp'
  | 'add2'
  | 'lnFinal'
  | 'output'
  | 'probabilities';

/** The course's fixed colours of meaning; `plain` has none. */
export type Tone = 'plain' | 'embedding' | 'attention' | 'mlp' | 'residual' | 'probability';

export interface Part {
  id: PartId;
  tone: Tone;
  /** Slugs of the chapters about it, the main one first. */
  chapters: readonly string[];
  /** null: text rather than numbers. */
  input: Shape | null;
  output: Shape;
  /** Intermediate results worth knowing, by name of the graph's contract. */
  inside?: readonly { name: string; shape: Shape }[];
  /** Number of weights in one copy of this part. */
  weights(sizes: Sizes): number;
  /** True for parts that every block has once. */
  perBlock: boolean;
}

const none = () => 0;
/** γ and β. */
const layerNorm = ({ D }: Sizes) => 2 * D;

const part = (
  id: PartId,
  tone: Tone,
  chapters: readonly string[],
  input: Shape | null,
  output: Shape,
  weights: Part['weights'] = none,
  inside?: Part['inside'],
): Part => ({
  id,
  tone,
  chapters,
  input,
  output,
  weights,
  ...(inside && { inside }),
  perBlock: ['ln1', 'attention', 'add1', 'ln2', 'mlp', 'add2'].includes(id),
});

const stream: Shape = ['T', 'D'];

export const parts: readonly Part[] = [
  part('tokens', 'plain', ['embedding'], null, ['T']),
  part('embedding', 'embedding', ['embedding'], ['T'], stream, ({ V, D }) => V * D),
  part('position', 'embedding', ['positional-encoding'], ['T'], stream, ({ P, D }) => P * D),
  part('ln1', 'plain', ['layernorm'], stream, stream, layerNorm),
  part('attention', 'attention', ['qkv', 'masking', 'multi-head'], stream, stream, ({ D }) => 4 * D * D + 4 * D, [
    { name: 'q', shape: ['H', 'T', 'd'] },
    { name: 'k', shape: ['H', 'T', 'd'] },
    { name: 'v', shape: ['H', 'T', 'd'] },
    { name: 'pattern', shape: ['H', 'T', 'T'] },
  ]),
  part('add1', 'residual', ['residuals'], stream, stream),
  part('ln2', 'plain', ['layernorm'], stream, stream, layerNorm),
  part('mlp', 'mlp', ['mlp'], stream, stream, ({ D, F }) => 2 * D * F + F + D, [
    { name: 'mlp.pre', shape: ['T', 'F'] },
    { name: 'mlp.post', shape: ['T', 'F'] },
  ]),
  part('add2', 'residual', ['residuals'], stream, stream),
  part('lnFinal', 'plain', ['layernorm'], stream, stream, layerNorm),
  // The output layer has no weights of its own: it uses the token embedding a second time (weight tying).
  part('output', 'embedding', ['output-probabilities'], stream, ['T', 'V']),
  part('probabilities', 'probability', ['output-probabilities', 'generation'], ['V'], ['V']),
];

export const partById = (id: PartId): Part => parts.find((p) => p.id === id)!;

/** All copies of a part together. */
export const weightsOf = (p: Part, sizes: Sizes): number => p.weights(sizes) * (p.perBlock ? sizes.L : 1);

/** All weights of the model; equals the manifest's `parameters`. */
export const totalWeights = (sizes: Sizes): number => parts.reduce((sum, p) => sum + weightsOf(p, sizes), 0);

/** How a size is written in shapes: `d` as D/H, `F` as 4D. */
export const symbol = (dim: Dim): string => (dim === 'd' ? 'D/H' : dim === 'F' ? '4D' : dim);
