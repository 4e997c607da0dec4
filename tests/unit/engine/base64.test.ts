/** Stored float arrays come back bit by bit; small measures of vectors. */
import { describe, expect, it } from 'vitest';
import { decodeFloats, encodeFloats } from '../../../src/engine/base64';
import { cosine } from '../../../src/engine/derived/cosine';
import { difference } from '../../../src/engine/derived/difference';
import { probabilityOf } from '../../../src/engine/derived/probability';

describe('floats as base64', () => {
  it('has the form its example shows', () => {
    expect(encodeFloats(Float32Array.of(1, -0.5))).toBe('AACAPwAAAL8=');
  });
  it('loses nothing', () => {
    const values = Float32Array.of(0, -0, 1e-45, 3.4e38, Infinity, -Infinity, Math.PI);
    expect(decodeFloats(encodeFloats(values))).toEqual(values);
    expect(decodeFloats('')).toHaveLength(0);
  });
});

describe('cosine', () => {
  it('is 1, 0, -1 for equal, orthogonal and opposite directions, 0 where there is no direction', () => {
    expect(cosine([1, 2], [2, 4])).toBeCloseTo(1, 12);
    expect(cosine([1, 0], [0, 3])).toBe(0);
    expect(cosine([1, 1], [-2, -2])).toBeCloseTo(-1, 12);
    expect(cosine([0, 0], [1, 1])).toBe(0);
  });
});

describe('difference', () => {
  it('covers the positions both have', () => {
    expect(difference(Float32Array.of(1, 2, 3, 4), Float32Array.of(1, 5, 9, 9, 9, 9), 1, 2)).toEqual(
      Float32Array.of(0, 3),
    );
  });
});

describe('probabilityOf', () => {
  it('is softmax, also for huge logits', () => {
    expect(probabilityOf([0, Math.log(3)], 1)).toBeCloseTo(0.75, 12);
    expect(probabilityOf([1000, 1000], 0)).toBe(0.5);
    expect(probabilityOf([-1000, 1000], 0)).toBe(0);
  });
});
