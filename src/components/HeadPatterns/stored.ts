/** The form of `src/examples/head-patterns.json`. */
import { decodeFloats } from '../../engine/base64';
import type { Token } from '../../engine/types';
import { cutIntoHeads, type Patterns } from '../shared/head-patterns';

export interface StoredPatterns {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  heads: number;
  /** The head with most to see on this prompt: shown first. */
  start: string;
  /** [H,T,T] of each layer, as base64 of float32. */
  patterns: string[];
}

export function patternsOf({ patterns, heads, tokens }: StoredPatterns): Patterns {
  return cutIntoHeads(patterns.map(decodeFloats), heads, tokens.length);
}
