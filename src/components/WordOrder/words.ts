/** Words as groups of tokens, and the order of tokens after two words have changed places. */
import { indexWithin } from '../shared/place';
import type { Token } from '../../engine/types';

/** Tokens [start, end). */
export interface Word {
  start: number;
  end: number;
}

/** Starts with a letter, a digit or an apostrophe: goes on with the word before it. */
const GOES_ON = /^[\p{L}\p{N}'’]/u;
const WORD_AT_END = /[\p{L}\p{N}]$/u;

/**
 * `I| eat| a| mand|arin|,| and` → seven tokens, six words: pieces of a word stay together, punctuation stands alone.
 * Tokens that are only pieces of a character go on with what came before.
 */
export function wordsOf(tokens: readonly Pick<Token, 'text'>[]): Word[] {
  const words: Word[] = [];
  tokens.forEach(({ text }, i) => {
    const before = tokens[i - 1]?.text;
    const joins = text === null || (GOES_ON.test(text) && (before === null || WORD_AT_END.test(before ?? '')));
    if (i > 0 && joins) words.at(-1)!.end = i + 1;
    else words.push({ start: i, end: i + 1 });
  });
  return words;
}

/** Two different words that may change places: the last word stays, because it is the one that asks. Null without two. */
export function pairOf(words: readonly Word[], a: number, b: number): [number, number] | null {
  const movable = words.length - 1;
  if (movable < 2) return null;
  const first = indexWithin(a, movable);
  const other = indexWithin(b, movable);
  const second = other === first ? (first + 1) % movable : other;
  return first < second ? [first, second] : [second, first];
}

/** For each place of the swapped text, the place its token has in the text as written: a permutation of [0, T). */
export function swappedOrder(words: readonly Word[], pair: readonly [number, number] | null): number[] {
  const order = words.map((_, i) => (pair ? (i === pair[0] ? pair[1] : i === pair[1] ? pair[0] : i) : i));
  return order.flatMap((index) => {
    const { start, end } = words[index]!;
    return Array.from({ length: end - start }, (_, i) => start + i);
  });
}
