/** What the heads of one layer give at one token: z, what each writes, and what the model has added. Asked, stored, restored. */
import type { Activations } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export interface HeadOutputs {
  layer: number;
  position: number;
  /** All heads' z side by side, [D]: K = D/H numbers of each. */
  z: Float32Array;
  /** [H], each [D] */
  writes: Float32Array[];
  /** b_O, [D] */
  bias: Float32Array;
  /** What the model added to the stream, [D]. */
  attnOut: Float32Array;
}

export type AskOutputs = <N extends 'run' | 'headWrites'>(
  name: N,
  input: Requests[N]['in'],
) => Promise<Requests[N]['out']>;

export async function askOutputs(
  ask: AskOutputs,
  ids: number[],
  layer: number,
  position: number,
): Promise<HeadOutputs> {
  const tokens = ids.slice(0, position + 1); // later tokens change nothing here: the causal mask
  const [z, attn_out] = [`blocks.${layer}.attn.z`, `blocks.${layer}.attn_out`];
  const { activations } = await ask('run', { tokens, fetch: [z, attn_out] });
  const { heads, bias } = (await ask('headWrites', { tokens, layer, position })).activations;
  const [H, D] = heads.shape as [number, number];
  return {
    layer,
    position,
    z: sideBySide(of(activations, z), H, tokens.length, position),
    writes: Array.from({ length: H }, (_, head) => heads.data.subarray(head * D, (head + 1) * D)),
    bias: bias.data,
    attnOut: of(activations, attn_out).slice(position * D, (position + 1) * D),
  };
}

/** [H,T,K] at one token → [H·K] */
function sideBySide(z: Float32Array, H: number, T: number, position: number): Float32Array {
  const K = z.length / (H * T);
  const joined = new Float32Array(H * K);
  for (let head = 0; head < H; head++) {
    const start = (head * T + position) * K;
    joined.set(z.subarray(start, start + K), head * K);
  }
  return joined;
}

function of(activations: Activations, name: string): Float32Array {
  const activation = activations[name];
  if (!activation) throw new Error(`the run gave no ${name}`);
  return activation.data;
}

/** The sum of all writes and the bias, in double precision: [D]. */
export function sumOf({ writes, bias }: HeadOutputs): Float64Array {
  return Float64Array.from(bias, (b, i) => writes.reduce((sum, write) => sum + write[i]!, b));
}

/** √Σx² */
export function norm(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! ** 2;
  return Math.sqrt(sum);
}

/** max |a − b| */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}
