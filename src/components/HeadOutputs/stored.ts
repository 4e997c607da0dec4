/** The form of `src/examples/head-outputs.json`: arrays as base64 of float32. */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { Token } from '../../engine/types';
import type { HeadOutputs } from './outputs';

export interface StoredOutputs {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  layer: number;
  position: number;
  z: string;
  writes: string[];
  bias: string;
  attnOut: string;
}

export function outputsOf({ layer, position, z, writes, bias, attnOut }: StoredOutputs): HeadOutputs {
  const [first, second, third] = [z, bias, attnOut].map(decodeFloats);
  return { layer, position, z: first!, writes: writes.map(decodeFloats), bias: second!, attnOut: third! };
}

/** The reverse, for `tools/examples`. */
export function storable({ layer, position, z, writes, bias, attnOut }: HeadOutputs) {
  const [first, second, third] = [z, bias, attnOut].map(encodeFloats);
  return { layer, position, z: first, writes: writes.map(encodeFloats), bias: second, attnOut: third };
}
