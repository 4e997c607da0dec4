import { describe as group, expect, it } from 'vitest';
import { EngineError } from '../../../src/engine/errors';
import { mergeLongPiece } from '../../../src/engine/long-piece';
import { decode, describe, encode, encodeIds, END_OF_TEXT, VOCABULARY_SIZE } from '../../../src/engine/tokenizer';
import reference from './fixtures/tokenizer.json' with { type: 'json' };

group('tokenizer', () => {
  it.each(reference.cases.map(({ text, ids }) => [text.length > 30 ? `${text.slice(0, 30)}…` : text, text, ids]))(
    'splits %j as the reference does',
    (_, text, ids) => {
      expect(encodeIds(text as string)).toEqual(ids);
      expect(decode(ids as number[])).toBe(text);
    },
  );

  it('merges long pieces as the library merges short ones', () => {
    for (const { text, ids } of reference.cases) {
      if (/^(\p{L}+|\p{N}+|[^\s\p{L}\p{N}]+)$/u.test(text)) expect(mergeLongPiece(text)).toEqual(ids);
    }
  });

  it.each(['a', ' ', '=', '日', 'Once upon a time, 日本語. '])(
    'takes ten times the time for ten times the text, 100,000 characters of %j',
    (piece) => {
      const [short, long] = [10_000, 100_000].map((length) => piece.repeat(length / piece.length)) as [string, string];
      for (const text of [short, long]) expect(decode(encodeIds(text))).toBe(text);
      // Ten short ones against one long one, in turns, the quickest of each: some 1.2 where time grows with n log n, 10 or
      // more where it grows with the square.
      const spent = { short: Infinity, long: Infinity };
      for (let turn = 0; turn < 3; turn++) {
        spent.short = Math.min(
          spent.short,
          cpuTime(() => Array.from({ length: 10 }, () => encode(short))),
        );
        spent.long = Math.min(
          spent.long,
          cpuTime(() => encode(long)),
        );
      }
      expect(spent.long / spent.short).toBeLessThan(4);
    },
  );

  it('gives text for whole characters and null for parts of one', () => {
    expect(encode('é')).toMatchObject([{ text: 'é', bytes: [0xc3, 0xa9] }]);
    expect(encode('語').map(({ text, bytes }) => [text, bytes])).toEqual([
      [null, [0xe8, 0xaa]],
      [null, [0x9e]],
    ]);
  });

  it('loses no byte of any text', () => {
    for (const { text } of reference.cases) {
      const bytes = encode(text).flatMap((token) => token.bytes);
      expect(bytes).toEqual([...new TextEncoder().encode(text)]);
    }
  });

  it('reads lone surrogates as U+FFFD, as UTF-8 encoders do', () => {
    for (const text of ['\ud83d', 'x \udc00 y', `${'a'.repeat(400)}\ud800${'='.repeat(400)}\udfff`]) {
      expect(decode(encodeIds(text))).toBe(text.toWellFormed());
    }
  });

  it('never makes the special token of typed text, but can show it', () => {
    expect(encodeIds('<|endoftext|>')).not.toContain(END_OF_TEXT);
    expect(describe(END_OF_TEXT).text).toBe('<|endoftext|>');
  });

  it('knows every id and no other', () => {
    for (let id = 0; id < VOCABULARY_SIZE; id++) {
      const { bytes, text } = describe(id);
      expect(bytes.length).toBeGreaterThan(0);
      if (text !== null) expect([...new TextEncoder().encode(text)]).toEqual(bytes);
    }
    for (const id of [-1, VOCABULARY_SIZE, 1.5, NaN]) expect(() => describe(id)).toThrow(EngineError);
  });
});

/** Microseconds; other programs do not count. */
function cpuTime(act: () => unknown): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
