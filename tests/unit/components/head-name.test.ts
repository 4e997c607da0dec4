import { expect, it } from 'vitest';
import { formatHeads, parseHeads } from '../../../src/components/shared/head-name';

it('reads the heads that an address names, and only those there are', () => {
  expect(parseHeads('2.5 0.3', 6, 6)).toEqual([
    [0, 3],
    [2, 5],
  ]);
  expect(parseHeads('0.3,2.5', 6, 6)).toEqual(parseHeads('0.3 2.5 0.3', 6, 6));
  expect(parseHeads('6.0 0.6 -1 1.2.3 x nan.1 00000.1', 6, 6)).toEqual([]);
  expect(parseHeads('', 6, 6)).toEqual([]);
});

it('writes them as it reads them', () => {
  expect(formatHeads(parseHeads('5.1 0.0', 6, 6))).toBe('0.0 5.1');
});
