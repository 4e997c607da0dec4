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
import { tokenLabel, tokenParts } from '../../../src/components/shared/token-text';

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

  test('what draws nothing is shown as bytes; joined emoji stay whole', () => {
    expect(tokenLabel(utf8('\u200b'))).toBe('E2 80 8B');
    expect(tokenLabel(utf8('👍🏽'))).toBe('👍🏽');
    expect(tokenLabel(utf8('👩‍🚀'))).toBe('👩‍🚀');
  });
});
