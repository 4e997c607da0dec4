/** One head's queries, keys and values, and the weights of one of their numbers; asked of the session or of the engine. */
import { fetched } from '../../engine/outputs';
import type { Activation, ModelConfig } from '../../engine/types';
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { Requests } from '../../lab/protocol';
import { indexWithin } from '../shared/place';

export const PARTS = ['q', 'k', 'v'] as const;
export type Part = (typeof PARTS)[number];

export interface CellPlace {
  layer: number;
  head: number;
  part: Part;
  dim: number;
}

export interface CellAnswer extends CellPlace {
  /** What attention reads: the stream after the first LayerNorm, [T,D]. */
  normalized: Float32Array;
  /** Of the head, [T,K]. */
  q: Float32Array;
  k: Float32Array;
  v: Float32Array;
  /** The column of W that makes the number, [D], its place among the 3D columns, and its bias. */
  column: Float32Array;
  index: number;
  bias: number;
}

export type Ask = <N extends 'run' | 'weights'>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

export async function askCell(ask: Ask, tokens: number[], config: ModelConfig, wanted: CellPlace): Promise<CellAnswer> {
  const { n_layer, n_head, n_embd: D } = config;
  const layer = indexWithin(wanted.layer, n_layer);
  const head = indexWithin(wanted.head, n_head);
  const K = D / n_head;
  const dim = indexWithin(wanted.dim, K);
  const name = (output: string) => `blocks.${layer}.${output}`;
  const fetch = [name('ln1.normalized'), ...PARTS.map((part) => name(`attn.${part}`))];
  const { activations } = await ask('run', { tokens, fetch });
  const [normalized, q, k, v] = fetch.map((output) => fetched(activations, output)) as [
    Activation,
    Activation,
    Activation,
    Activation,
  ];
  // c_attn holds the columns of all queries, then of all keys, then of all values; within each, head after head.
  const index = PARTS.indexOf(wanted.part) * D + head * K + dim;
  const { values } = await ask('weights', {
    parts: [{ tensor: `h.${layer}.attn.c_attn.weight`, column: index }, { tensor: `h.${layer}.attn.c_attn.bias` }],
  });
  const ofHead = ({ data }: Activation) => data.slice(head * tokens.length * K, (head + 1) * tokens.length * K);
  return {
    ...{ layer, head, part: wanted.part, dim, index },
    normalized: normalized.data,
    ...{ q: ofHead(q), k: ofHead(k), v: ofHead(v) },
    column: values[0]!.data,
    bias: values[1]!.data[index]!,
  };
}

type Arrays = 'normalized' | 'q' | 'k' | 'v' | 'column';
export type StoredCell = Omit<CellAnswer, Arrays | 'part'> & Record<Arrays, string> & { part: string };

export function storable(answer: CellAnswer): StoredCell {
  const { normalized, q, k, v, column, ...rest } = answer;
  const text = encodeFloats;
  return { ...rest, normalized: text(normalized), q: text(q), k: text(k), v: text(v), column: text(column) };
}

export function cellOf({ normalized, q, k, v, column, part, ...rest }: StoredCell): CellAnswer {
  const floats = decodeFloats;
  return {
    ...rest,
    part: partOf(part),
    ...{ normalized: floats(normalized), q: floats(q), k: floats(k), v: floats(v), column: floats(column) },
  };
}

export function partOf(text: string): Part {
  return PARTS.find((part) => part === text) ?? 'q';
}
