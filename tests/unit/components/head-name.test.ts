import { expect, it } from 'vitest';
import { every, formatHeads, parseHeads } from '../../../src/components/shared/head-name';

it('reads the heads that an address names, in order, and only those there are', () => {
  expect(parseHeads('2.5 0.3', 6, 6)).toEqual([
    [0, 3],
    [2, 5],
  ]);
  expect(parseHeads('0.3,2.5', 6, 6)).toEqual(parseHeads('0.3+2.5 0.3', 6, 6));
  expect(parseHeads('6.0 0.6 -1 1.2.3 x nan.1 00000.1', 6, 6)).toEqual([]);
  expect(parseHeads('', 6, 6)).toEqual([]);
});

it('reads stars as all', () => {
  expect(parseHeads('1.*', 2, 3)).toEqual([
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(parseHeads('*.*', 2, 3)).toEqual(every(2, 3));
  expect(parseHeads('7.*', 2, 3)).toEqual([]);
});

it('writes them short, and so that they are read again as they were', () => {
  expect(formatHeads(parseHeads('5.1 0.0', 6, 6), 6, 6)).toBe('0.0 5.1');
  expect(formatHeads(parseHeads('1.* 0.2', 2, 3), 2, 3)).toBe('0.2 1.*');
  expect(formatHeads(every(2, 3), 2, 3)).toBe('*.*');
  expect(formatHeads([], 2, 3)).toBe('');
});
