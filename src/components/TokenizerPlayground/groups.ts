/**
 * Which tokens belong together on the page: a character of several bytes may be cut across tokens, and a sign the reader
 * sees as one (an emoji with its skin tone) may be several characters. Such tokens form one group that shows the sign.
 *
 *   日 (E6 97 A5)    → [{ start: 0, end: 2, text: '日' }]        tokens E6 97 | A5
 *   "the king"       → [{ start: 0, end: 1, text: 'the' }, { start: 1, end: 2, text: ' king' }]
 */
import type { Token } from '../../engine/types';

export interface TokenGroup {
  /** Tokens `start` to `end` (exclusive). */
  start: number;
  end: number;
  /** Their bytes as text; null where they end inside a character (a list that was cut off) or are no text at all. */
  text: string | null;
}

/** Groups of `tokens`, in order; every token is in exactly one. */
export function groupTokens(tokens: readonly Token[]): TokenGroup[] {
  const bytes = Uint8Array.from(tokens.flatMap((token) => token.bytes));
  const ends = signEnds(bytes);
  const groups: TokenGroup[] = [];
  let start = 0;
  let from = 0; // byte offset of the group's beginning
  let at = 0; // byte offset after token i
  tokens.forEach((token, i) => {
    at += token.bytes.length;
    if (!ends.has(at) && i !== tokens.length - 1) return;
    groups.push({ start, end: i + 1, text: textOf(bytes.subarray(from, at)) });
    start = i + 1;
    from = at;
  });
  return groups;
}

/** Byte offsets after each sign that a reader sees as one. */
function signEnds(bytes: Uint8Array): Set<number> {
  const ends = new Set<number>();
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let at = 0;
  for (const sign of signs(text)) {
    at += byteLength(sign);
    ends.add(at);
  }
  return ends;
}

/** What a reader counts as characters: grapheme clusters, or code points in browsers that cannot tell. */
export function signs(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text];
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), (part) => part.segment);
}

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
