/** What is switched off is 0 in its own place, and everything else stays 1. */
import { expect, it } from 'vitest';
import { headsOff, mlpsOff, normsOff, skipsCut } from '../../../src/engine/switches';

const values = (input: { data: ArrayLike<number>; shape: readonly number[] } | undefined) => [
  Array.from(input!.data),
  input!.shape,
];

it('switches all heads of a block off', () => {
  expect(values(headsOff(2, 3, [1]).head_gate)).toEqual([
    [1, 1, 1, 0, 0, 0],
    [2, 3],
  ]);
});

it('cuts the skip path of an addition: 2 · block after attention, one more after the MLP', () => {
  expect(values(skipsCut(2, [0, 3]).skip_gate)).toEqual([
    [0, 1, 1, 0],
    [2, 2],
  ]);
});

it('switches MLPs and LayerNorms off', () => {
  expect(values(mlpsOff(2, [0]).sublayer_gate)).toEqual([
    [1, 0, 1, 1],
    [2, 2],
  ]);
  expect(values(normsOff(1, [2]).norm_gate)).toEqual([[1, 1, 0], [3]]);
});
