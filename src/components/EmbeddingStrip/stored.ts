/** Shape of `src/examples/embedding.json`; arrays [T,D] as `engine/base64.ts` writes them. */
import { decodeFloats } from '../../engine/base64';
import type { Token } from '../../engine/types';
import type { Vectors } from './rows';

export interface StoredEmbedding {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  embed: string;
  pos_embed: string;
  /** `blocks.0.resid_pre` */
  resid_pre: string;
}

export function vectorsOf(stored: StoredEmbedding): Vectors {
  return {
    embed: decodeFloats(stored.embed),
    position: decodeFloats(stored.pos_embed),
    sum: decodeFloats(stored.resid_pre),
  };
}
