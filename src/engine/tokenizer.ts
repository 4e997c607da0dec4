/**
 * GPT-2's tokenizer: text ↔ ids ↔ bytes. Vocabulary and merging are gpt-tokenizer's, of which only the parts for
 * GPT-2 are imported; its prices and chat formats of other models would double the download.
 *
 * Special-token text such as `<|endoftext|>` is plain text here: what a reader types is never a command. Lone halves
 * of a surrogate pair have no UTF-8 form and become U+FFFD, as everywhere on the web.
 */
import { BytePairEncodingCore } from 'gpt-tokenizer/BytePairEncodingCore';
import ranks from 'gpt-tokenizer/bpeRanks/r50k_base';
import { R50K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { EngineError } from './errors';
import { mergeLongPiece } from './long-piece';
import type { Token } from './types';

export const VOCABULARY_SIZE = 50257;
/** The one special token, which a text never becomes. */
export const END_OF_TEXT = 50256;

const core = new BytePairEncodingCore({
  bytePairRankDecoder: ranks,
  tokenSplitRegex: R50K_TOKEN_SPLIT_REGEX,
  mergeCacheSize: 10_000,
});

/**
 * The library's time grows with the square of a piece's length: 10,000 times `a` take 0.1 s, 100,000 take 13 s.
 * Pieces beyond this many characters go to `mergeLongPiece`, whose time grows with n log n.
 */
const LONG_PIECE = 256;
const HAS_LONG_PIECE = new RegExp(
  ['\\p{L}', '\\p{N}', '[^\\s\\p{L}\\p{N}]', '\\s'].map((kind) => `${kind}{${LONG_PIECE}}`).join('|'),
  'u',
);

/** Text → tokens. 100,000 characters take some 50 ms, whatever they are. */
export function encode(text: string): Token[] {
  return encodeIds(text).map(describe);
}

/** Text → ids. */
export function encodeIds(text: string): number[] {
  if (!HAS_LONG_PIECE.test(text)) return core.encodeNative(text);
  const ids: number[] = [];
  for (const [piece] of text.matchAll(R50K_TOKEN_SPLIT_REGEX)) {
    for (const id of piece.length < LONG_PIECE ? core.encodeNative(piece) : mergeLongPiece(piece)) ids.push(id);
  }
  return ids;
}

const described: (Token | undefined)[] = [];

/** The token of an id. Shared: do not change it. Throws `bad-input` for what is not an id. */
export function describe(id: number): Token {
  return (described[id] ??= makeToken(id));
}

function makeToken(id: number): Token {
  const bytes = bytesOf(id);
  const known = ranks[id];
  if (typeof known === 'object') return { id, bytes, text: null };
  return { id, bytes, text: known ?? '<|endoftext|>' };
}

function bytesOf(id: number): number[] {
  const known = ranks[id];
  if (typeof known === 'object') return [...known];
  if (known === undefined && id !== END_OF_TEXT) throw new EngineError('bad-input', `${id} is not a token id`, { id });
  return [...new TextEncoder().encode(known ?? '<|endoftext|>')];
}

/** Ids → text. Bytes that are not whole characters become U+FFFD: show tokens, not this, where that matters. */
export function decode(ids: Iterable<number>): string {
  const bytes: number[] = [];
  for (const id of ids) for (const byte of describe(id).bytes) bytes.push(byte);
  // `ignoreBOM` keeps a byte order mark in the text: nothing that was typed is lost.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}
