/** The values that dropout strikes at one place of the model: the run that gives them, and the pattern over them. */
import { afterDropout, keepMatrix, type DropoutPlace } from '../../engine/dropout';
import { fetched } from '../../engine/outputs';
import type { Requests } from '../../lab/protocol';

export type Ask = (name: 'run', input: Requests['run']['in']) => Promise<Requests['run']['out']>;

/** Row-major [rows, columns]: [T,D], or [T,T] for the attention probabilities of a head. */
export interface Values {
  data: Float32Array;
  rows: number;
  columns: number;
}

export interface Struck {
  before: Float32Array;
  /** 0 where dropped, else the factor. */
  keep: Float32Array;
  after: Float32Array;
  /** Of the cells that hold a value: attention has none for later tokens. */
  dropped: number;
  cells: number;
}

/** The graph's output that is struck at a place. */
export function outputOf(place: DropoutPlace): string {
  if (place.kind === 'embd') return 'blocks.0.resid_pre';
  if (place.kind === 'attn') return `blocks.${place.layer}.attn.pattern`;
  return `blocks.${place.layer}.${place.sublayer === 0 ? 'attn_out' : 'mlp_out'}`;
}

/** The model as it is: the values before anything is dropped. */
export async function valuesAt(ask: Ask, tokens: number[], place: DropoutPlace): Promise<Values> {
  const { data, shape } = fetched(
    (await ask('run', { tokens, fetch: [outputOf(place)] })).activations,
    outputOf(place),
  );
  if (place.kind !== 'attn') return { data, rows: shape[0]!, columns: shape[1]! };
  const size = shape[1]! * shape[2]!;
  return {
    data: data.slice(place.head * size, (place.head + 1) * size),
    rows: shape[1]!,
    columns: shape[2]!,
  };
}

/** `p` 0 is inference: everything is kept as it is. */
export function strike(values: Values, place: DropoutPlace, seed: number, p: number, rescale: boolean): Struck {
  const { data: before, rows, columns } = values;
  const keep = keepMatrix(seed, place, [rows, columns], p, rescale).data;
  const holds = (i: number) => place.kind !== 'attn' || i % columns <= Math.floor(i / columns);
  let [dropped, cells] = [0, 0];
  keep.forEach((factor, i) => {
    if (!holds(i)) return;
    cells++;
    if (factor === 0) dropped++;
  });
  return { before, keep, after: afterDropout(before, keep), dropped, cells };
}
