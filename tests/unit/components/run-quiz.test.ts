/** Which option a question that the model answers is decided for. */
import { describe, expect, it } from 'vitest';
import { winnerOf } from '../../../src/components/RunQuiz/winner';

describe('winnerOf', () => {
  it.each([
    ['the greatest', [1, 3, 2], 'greatest', 0, 1],
    ['the smallest', [1, 3, 2], 'smallest', 1, 0],
    ['of a tie, the reader’s', [3, 1, 3], 'greatest', 2, 2],
    ['of a tie without the reader, the first', [3, 1, 3], 'greatest', 1, 0],
    ['below zero', [-0.2, -0.1], 'greatest', 0, 1],
    ['no number takes no part', [NaN, 0.1, 0.3], 'greatest', 0, 2],
    ['nor among the smallest', [0.2, NaN, 0.3], 'smallest', 1, 0],
    ['an infinite divergence is the greatest', [0.2, Infinity, NaN], 'greatest', 0, 1],
    ['none is a number', [NaN, NaN], 'greatest', 1, -1],
    ['nor the smallest of none', [NaN, NaN], 'smallest', 0, -1],
  ] as const)('%s', (_, values, pick, choice, winner) => {
    expect(winnerOf(values, pick, choice)).toBe(winner);
  });
});
