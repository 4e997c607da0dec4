/** The channels that the lab shows, and one channel at one width. */
import { dequantiseChannel, quantisationError, quantiseChannel, type QuantisationError } from '../../engine/quantise';
import type { Requests } from '../../lab/protocol';

export const DEFAULTS = { channel: 0, bits: 8 };
export const WIDTHS = [8, 6, 4, 3, 2] as const;

/** A channel with its exact values, from the checkpoint that the model was made of. */
export interface StoredChannel {
  /** By the manifest's names; `index` counts along the axis of scales. */
  tensor: string;
  index: number;
  /** `typical`, `outlier`: by the ratio of its largest weight to its root mean square; `token`: an embedding. */
  kind: 'typical' | 'outlier' | 'token';
  /** Of a token's embedding. */
  token?: string;
  /** float32 as base64. */
  exact: string;
  /** Stored in the model. */
  values: number[];
  scale: number;
}

/** A channel as it lies in a model; `at` is its place among the channels shown. */
export interface Held extends Pick<StoredChannel, 'tensor' | 'index'> {
  /** Whole numbers; floats where there is no scale. */
  values: readonly number[];
  /** Null: the model stores float32. */
  scale: number | null;
  at: number;
}

export type Ask = <N extends 'channel' | 'weights'>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

/** Of a model that stores float32: the weights themselves. */
export async function askChannel(
  ask: Ask,
  { tensor, index, at }: Pick<Held, 'tensor' | 'index' | 'at'>,
): Promise<Held> {
  const { channel } = await ask('channel', { tensor, index });
  if (channel) return { tensor, index, at, ...channel };
  const { values } = await ask('weights', { parts: [{ tensor, column: index }] });
  return { tensor, index, at, values: [...values[0]!.data], scale: null };
}

/** The values that a channel stands for. */
export function valuesOf({ values, scale }: Held): Float32Array {
  return scale === null ? Float32Array.from(values) : dequantiseChannel({ values: Int8Array.from(values), scale });
}

/** `src/examples/int8.json`. */
export interface StoredChannels {
  model: { id: string; title: string };
  channels: StoredChannel[];
}

export interface Rounded extends QuantisationError {
  bits: number;
  scale: number;
  values: Int8Array;
  /** Values that the rounded channel stands for. */
  found: Float32Array;
}

export function roundedTo(exact: Float32Array, bits: number): Rounded {
  const channel = quantiseChannel(exact, bits);
  const found = dequantiseChannel(channel);
  return { bits, ...channel, found, ...quantisationError(exact, found) };
}
