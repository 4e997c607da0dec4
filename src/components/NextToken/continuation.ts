/**
 * A text that the reader began and the model went on with: which end of it was added token by token, and what is known
 * of each of those steps. Pure; the text field always holds the whole text, these functions find the seam in it.
 */
import type { Candidate, Distribution, Token } from '../../engine/types';

/** How one added token came about. */
export interface Step {
  token: Token;
  /** `link`: the page was opened with it; nothing more is known. */
  by: 'model' | 'reader' | 'link';
  /** Probability with which it was drawn (after temperature), or, for the reader's choice, the model's own. */
  probability?: number;
  /** The random number in [0,1) that chose it; absent where the reader chose. */
  draw?: number;
  /** What stood to choice, most probable first; none for `link`. */
  candidates: readonly Candidate[];
}

/** Text of tokens. Bytes that are no whole character yet are left out: text can not hold them (the token strip shows them). */
export function textOf(tokens: readonly Token[]): string {
  if (tokens.every((token) => token.text !== null)) return tokens.map((token) => token.text).join('');
  const bytes = Uint8Array.from(tokens.flatMap((token) => token.bytes));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\uFFFD', '');
}

/** The part of `text` before the added tokens, or null where `text` does not end with them: it was edited since. */
export function beforeAdded(text: string, added: readonly Token[]): string | null {
  const end = textOf(added);
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : null;
}

/** What the listed candidates leave over: probability and number of all other tokens of the vocabulary. */
export function rest(candidates: readonly Candidate[], vocabularySize: number): { probability: number; count: number } {
  const listed = candidates.reduce((sum, candidate) => sum + candidate.probability, 0);
  return { probability: Math.max(0, 1 - listed), count: vocabularySize - candidates.length };
}

/** The stored or live distribution as the island passes it on. */
export type Shown = Pick<Distribution, 'candidates' | 'vocabularySize'>;
