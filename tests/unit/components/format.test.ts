/** Numbers, sentences and tokens as the reader sees them. */
import { describe, expect, test } from 'vitest';
import {
  fill,
  formatBytes,
  formatInteger,
  formatList,
  formatNumber,
  formatPercent,
  formatProbability,
  fullNumber,
} from '../../../src/components/shared/format';
import { distinctLabels, spokenToken, tokenLabel, tokenParts } from '../../../src/components/shared/token-text';

const utf8 = (text: string) => ({ text, bytes: [...new TextEncoder().encode(text)] });

describe('format', () => {
  test('fills placeholders and leaves unknown ones visible', () => {
    expect(fill('{n} of {limit}', { n: 3, limit: 256 })).toBe('3 of 256');
    expect(fill('{n} of {limit}', { n: 3 })).toBe('3 of {limit}');
  });

  test('uses a true minus sign, and none on what rounds to zero', () => {
    expect(formatNumber(-0.125, 'en')).toBe('−0.13');
    expect(formatNumber(-0.001, 'en')).toBe('0.00');
    expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe('−∞');
    expect(fullNumber(-0.1)).toBe('−0.1');
  });

  test('groups whole numbers and counts downloads in decimal units', () => {
    expect(formatInteger(50257, 'en')).toBe('50,257');
    expect(formatBytes(12_480_000, 'en')).toBe('12.5 MB');
  });

  test('per cent, sizes and lists are written as the language writes them', () => {
    expect(formatProbability(0.1234, 'ja')).toBe('12.3%');
    expect(formatProbability(0.1234, 'fr')).toMatch(/^12,3\s%$/);
    expect(formatProbability(1e-9, 'fr')).toMatch(/^<0,001\s%$/);
    expect(formatPercent(0.5, 'zh-CN')).toBe('50%');
    expect(formatBytes(12_480_000, 'fr')).toMatch(/^12,5\sMo$/);
    expect(formatBytes(12_480, 'zh-CN')).toBe('12 kB');
    expect(['en', 'ja', 'zh-CN'].map((lang) => formatList(['a', 'b', 'c'], lang))).toEqual([
      'a, b, c',
      'a、b、c',
      'a、b、c',
    ]);
  });

  test('a probability is never shown as 0% or 100% unless it is', () => {
    expect(formatProbability(0, 'en')).toBe('0%');
    expect(formatProbability(1, 'en')).toBe('100%');
    expect(formatProbability(1e-9, 'en')).not.toMatch(/^0(\.0+)?%$/);
    expect(formatProbability(0.9999999, 'en')).not.toMatch(/^100(\.0+)?%$/);
  });

  test('what is no number is a dash, and zero has no sign', () => {
    expect(formatProbability(NaN, 'en')).toBe('–');
    expect(formatPercent(NaN, 'ja', 1)).toBe('–');
    expect(formatProbability(Infinity, 'en')).toBe('∞');
    expect(formatProbability(-0, 'en')).toBe('0%');
    expect(formatPercent(-0, 'fr', 1)).toMatch(/^0,0\s%$/);
  });

  test('the full number tells any two float32 apart', () => {
    const [a, b] = new Float32Array([0.1, 0.1]);
    const next = new Float32Array(new Uint32Array([new Uint32Array(new Float32Array([a!]).buffer)[0]! + 1]).buffer)[0]!;
    expect(fullNumber(a!)).toBe(fullNumber(b!));
    expect(fullNumber(a!)).not.toBe(fullNumber(next));
  });
});

describe('tokens', () => {
  test('spaces are visible, and apart from what was typed', () => {
    expect(tokenParts(utf8(' the'))).toEqual([
      { text: '␣', kind: 'mark' },
      { text: 'the', kind: 'plain' },
    ]);
    expect(tokenLabel(utf8('\n'))).toBe('⏎');
  });

  test('bytes that are no whole character are hex, never a replacement character', () => {
    expect(tokenLabel({ text: null, bytes: [0xe6, 0x97] })).toBe('E6 97');
  });

  test('a token is spoken as it is shown, with its position counted from 0', () => {
    const strings = {
      'lab.common.tokenPosition': 'token {position}',
      'lab.common.tokenBytes': 'bytes {bytes}',
      'lab.common.tokenId': 'id {id}',
    };
    const spoken = (text: string) => spokenToken({ ...utf8(text), id: 7 }, 0, strings);
    expect(spoken(' the')).toBe('token 0: “␣the”, id 7');
    expect(spoken('\n')).toBe('token 0: “⏎”, id 7');
    expect(spoken('\u200b')).toBe('token 0: bytes E2 80 8B, id 7');
    expect(spoken('\ufffd')).toBe('token 0: bytes EF BF BD, id 7');
  });

  test('labels that occur more than once say where', () => {
    expect(distinctLabels(['the', '␣old', '␣the', '␣old'])).toEqual(['the', '␣old (1)', '␣the', '␣old (3)']);
  });

  test('what draws nothing is shown as bytes; joined emoji stay whole', () => {
    expect(tokenLabel(utf8('\u200b'))).toBe('E2 80 8B');
    expect(tokenLabel(utf8('👍🏽'))).toBe('👍🏽');
    expect(tokenLabel(utf8('👩‍🚀'))).toBe('👩‍🚀');
  });
});
