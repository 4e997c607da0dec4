/** Two texts from one prompt, one by greedy choice and one drawn, and what is counted in them. */
import { byTimesSeen, loopAtEnd, seenBefore, type Loop, type SeenGroup } from '../../engine/derived/repetition';
import type { SamplingSettings, Token } from '../../engine/types';
import type { GeneratedToken } from '../../lab/protocol';

export const DEFAULTS = { seed: 1 };
/** Tokens of each text. */
export const COUNT = 100;
/** A token repeats where the last so many tokens, it among them, have stood there before. */
export const SPAN = 4;
const MOST_TIMES = 3;

export type Way = 'greedy' | 'drawn';
export const WAYS: readonly Way[] = ['greedy', 'drawn'];

export const SETTINGS: Record<Way, SamplingSettings> = {
  greedy: { temperature: 0, topK: 0, topP: 1 },
  drawn: { temperature: 1, topK: 0, topP: 1 },
};

/** One token, with the model's own probability (temperature 1, nothing cut off). */
export interface Written {
  token: Token;
  probability: number;
  draw: number;
}

/** Both texts, and what they were written from: the prompt, its tokens as far as they fit the model, the seed. */
export interface Texts {
  before: string;
  tokens: readonly Token[];
  seed: number;
  texts: Record<Way, readonly Written[]>;
}

/** `src/examples/greedy-loop.json`. */
export interface StoredTexts {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  texts: Record<Way, Written[]>;
}

/** Greedy choice "draws" with probability 1; what is wanted is what the model gave the token. */
export function writtenOf({ token, probability, draw, distribution }: GeneratedToken, way: Way): Written {
  return { token, draw, probability: way === 'greedy' ? distribution.candidates[0]!.probability : probability };
}

/** Names what the texts follow from: the prompt's ids and the seed. */
export const keyOf = (ids: readonly number[], seed: number) => `${ids.join()} ${seed}`;

export interface Counts {
  /** For each token, how often its last four tokens have been there before. */
  seen: number[];
  loop: Loop | null;
  groups: SeenGroup[];
}

export function countsOf(text: readonly Written[]): Counts {
  const ids = text.map(({ token }) => token.id);
  const seen = seenBefore(ids, SPAN);
  const probabilities = text.map(({ probability }) => probability);
  return { seen, loop: loopAtEnd(ids), groups: byTimesSeen(seen, probabilities, MOST_TIMES) };
}
