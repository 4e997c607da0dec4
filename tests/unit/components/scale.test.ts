/** Values → levels, and arrow keys → cells. */
import { describe, expect, test } from 'vitest';
import { keyOf, moveInGrid, moveInList } from '../../../src/components/shared/roving';
import {
  LEVELS,
  levelClass,
  niceLimit,
  probabilityLevel,
  signedLevel,
  valueClass,
} from '../../../src/components/shared/scale';

describe('scales', () => {
  test('signed: symmetric, clipped at the ends, zero at zero', () => {
    expect(signedLevel(0, 1)).toBe(0);
    expect(signedLevel(0.5, 1)).toBe(LEVELS / 2);
    expect(signedLevel(-0.5, 1)).toBe(-LEVELS / 2);
    expect(signedLevel(9, 1)).toBe(LEVELS);
    expect(signedLevel(-9, 1)).toBe(-LEVELS);
    expect(Object.is(signedLevel(-0.001, 1), 0)).toBe(true);
    expect(signedLevel(Number.NaN, 1)).toBe(0);
    expect(signedLevel(1, 0)).toBe(0);
  });

  test('probability: anything above zero can be seen', () => {
    expect(probabilityLevel(0)).toBe(0);
    expect(probabilityLevel(1e-6)).toBe(1);
    expect(probabilityLevel(1)).toBe(LEVELS);
  });

  test('every level has its class', () => {
    expect(levelClass('signed', -3)).toBe('it-n3');
    expect(levelClass('signed', 0)).toBe('it-zero');
    expect(valueClass('probability', 0.5, 1)).toBe('it-q4');
  });

  test.each([
    [0.83, 1],
    [2.3, 2.5],
    [0.0121, 0.015],
    [40, 40],
    [0, 1],
  ])('niceLimit(%d) = %d', (x, limit) => expect(niceLimit(x)).toBe(limit));
});

describe('moving by keys', () => {
  test('in a list', () => {
    expect(moveInList('ArrowRight', 2, 3)).toBe(2);
    expect(moveInList('ArrowLeft', 2, 3)).toBe(1);
    expect(moveInList('Home', 2, 3)).toBe(0);
    expect(moveInList('a', 2, 3)).toBeNull();
    expect(keyOf({ key: 'ArrowLeft', altKey: false, metaKey: false })).toBe('ArrowLeft');
    expect(moveInList(keyOf({ key: 'ArrowLeft', altKey: true, metaKey: false }), 2, 3)).toBeNull();
    expect(moveInList(keyOf({ key: 'ArrowLeft', altKey: false, metaKey: true }), 2, 3)).toBeNull();
    expect(moveInList('ArrowRight', 0, 0)).toBeNull();
  });

  test('in a grid', () => {
    expect(moveInGrid('ArrowDown', false, [0, 1], 2, 3)).toEqual([1, 1]);
    expect(moveInGrid('ArrowDown', false, [1, 1], 2, 3)).toEqual([1, 1]);
    expect(moveInGrid('End', false, [0, 0], 2, 3)).toEqual([0, 2]);
    expect(moveInGrid('End', true, [0, 0], 2, 3)).toEqual([1, 2]);
    expect(moveInGrid('Tab', false, [0, 0], 2, 3)).toBeNull();
  });
});
