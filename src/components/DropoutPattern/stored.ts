/** The stored run: the embeddings, before anything is dropped, as `engine/base64.ts` writes them. */
import { decodeFloats } from '../../engine/base64';
import type { Token } from '../../engine/types';
import type { Values } from './place';

export interface StoredValues {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  /** [T,D] */
  values: string;
}

export function valuesOf({ tokens, values }: StoredValues): Values {
  const data = decodeFloats(values);
  return { data, rows: tokens.length, columns: data.length / tokens.length };
}
