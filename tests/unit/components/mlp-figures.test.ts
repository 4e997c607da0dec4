/** The arithmetic behind the figures of the MLP and of layer normalization. */
import { expect, it } from 'vitest';
import { histogram, nearest } from '../../../src/components/GeluCurve/points';
import { neuronWithin } from '../../../src/components/MlpFlow/ask';
import { drawn } from '../../../src/components/MlpOff/ask';
import { milestones } from '../../../src/components/Neurons/ask';
import { linePath, ticks } from '../../../src/components/shared/Plot';
import { indexWithin, positionWithin } from '../../../src/components/shared/place';
import { strengthLimit } from '../../../src/components/shared/strength';
import { gelu } from '../../../src/engine/reference/mlp';

it('finds the neuron nearest to a place on the axis', () => {
  const values = [3, -1, 0.5];
  const sorted = [1, 2, 0];
  expect([-9, -0.3, -0.2, 1.7, 1.8, 99].map((x) => nearest(sorted, values, x))).toEqual([0, 0, 1, 1, 2, 2]);
});

it('counts neurons in bins that zero divides', () => {
  const bins = histogram([-0.1, 0, 0.4, 0.5, 99, -99], 1, 0.5);
  expect(bins).toEqual([
    { from: -1, count: 1 },
    { from: -0.5, count: 1 },
    { from: 0, count: 2 },
    { from: 0.5, count: 2 },
  ]);
});

it('has the dip of GELU where the chapter says', () => {
  const xs = Array.from({ length: 4001 }, (_, i) => -4 + i / 1000);
  const lowest = xs.reduce((best, x) => (gelu(x) < gelu(best) ? x : best));
  expect(lowest).toBeCloseTo(-0.75, 1);
  expect(gelu(lowest)).toBeCloseTo(-0.17, 3);
});

it('names few points of the curve of shares, ten and a hundred among them', () => {
  const counts = milestones(768);
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
  for (const count of [1, 10, 100, 768]) expect(counts).toContain(count);
  expect(milestones(7).at(-1)).toBe(7);
});

it('draws different neurons, the same each time', () => {
  const some = drawn(768, 50);
  expect(new Set(some).size).toBe(50);
  expect(Math.max(...some)).toBeLessThan(768);
  expect(drawn(768, 50)).toEqual(some);
  expect(new Set(drawn(20, 20)).size).toBe(20);
});

it('keeps places within the text and the model', () => {
  expect([-1, 0, 2, 3, 99, NaN].map((wanted) => positionWithin(wanted, 3))).toEqual([2, 0, 2, 2, 2, 2]);
  expect([-4, 0, 5, 6, NaN].map((wanted) => indexWithin(wanted, 6))).toEqual([0, 0, 5, 5, 0]);
  expect([-1, 767.9, 768].map((wanted) => neuronWithin(wanted, 768))).toEqual([-1, 767, -1]);
});

it('has round ticks, whole lines, and scales that survive what is not a number', () => {
  expect(ticks(-6, 6, 6)).toEqual([-6, -4, -2, 0, 2, 4, 6]);
  expect(ticks(0, Infinity)).toEqual([0]);
  expect(
    linePath([
      [0, 1],
      [2, 3],
      [NaN, 0],
      [4, 5],
    ]),
  ).toBe('M0 1L2 3M4 5');
  expect(strengthLimit([Infinity, NaN])).toBe(1);
  expect(strengthLimit(Array.from({ length: 100 }, (_, i) => (i === 99 ? 1000 : i / 99)))).toBe(1);
});
