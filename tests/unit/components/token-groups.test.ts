/** Which tokens are drawn as one: a group for every sign a reader sees, nothing lost, nothing twice. */
import { describe, expect, it } from 'vitest';
import { groupTokens, signs } from '../../../src/components/TokenizerPlayground/groups';
import { encode } from '../../../src/engine/tokenizer';

const texts = (text: string) => groupTokens(encode(text)).map((group) => group.text);
const sizes = (text: string) => groupTokens(encode(text)).map(({ start, end }) => end - start);

describe('groupTokens', () => {
  it('leaves words alone', () => {
    expect(texts('The king, empowers')).toEqual(['The', ' king', ',', ' em', 'powers']);
    expect(sizes('The king')).toEqual([1, 1]);
  });

  it('joins the tokens of one character', () => {
    expect(texts('日本語')).toEqual(['日', '本', '語']);
    expect(sizes('日本語')).toEqual([2, 2, 2]);
  });

  it('joins what a reader sees as one sign', () => {
    expect(texts('👍🏽')).toEqual(['👍🏽']);
    expect(texts('👩‍👩‍👧!')).toEqual(['👩‍👩‍👧', '!']);
    expect(texts('e\u0301')).toEqual(['e\u0301']);
  });

  it.each([
    '',
    ' ',
    '\r\n',
    '犬も歩けば',
    '🇯🇵🇫🇷',
    'สวัสดี',
    '\u0000',
    `x${'\u0301'.repeat(50)}`,
    '\ud800',
    '\ufeffa',
    'a\ufffdb',
  ])('holds every token of %j exactly once, and gives the text back', (text) => {
    const tokens = encode(text);
    const groups = groupTokens(tokens);
    expect(groups.flatMap(({ start, end }) => tokens.slice(start, end))).toEqual(tokens);
    expect(groups.map((group) => group.text).join('')).toBe(text.toWellFormed());
  });

  it('says so where a list is cut inside a character', () => {
    expect(groupTokens(encode('a日').slice(0, 2))).toEqual([
      { start: 0, end: 1, text: 'a' },
      { start: 1, end: 2, text: null },
    ]);
  });
});

describe('signs', () => {
  it('counts as a reader does', () => {
    expect(signs('👍🏽é日')).toHaveLength(3);
  });
});
