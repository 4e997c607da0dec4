/** Which changes Back undoes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { atAnotherEntry, isStep } from '../../../../src/lab/link/steps';

const change = (...fields: string[]) => isStep(new Set(fields), false);
const choose = (...fields: string[]) => isStep(new Set(fields), true);

beforeEach(atAnotherEntry);

describe('a step', () => {
  it('is the first change of a field, not its next ones', () => {
    expect([change('sampling.temperature'), change('sampling.temperature')]).toEqual([true, false]);
    expect([change('sampling.topK'), change('sampling.temperature')]).toEqual([true, true]);
  });

  it('is each example and each model, but no letter', () => {
    expect([choose('prompt'), choose('prompt'), change('model'), change('model')]).toEqual([true, true, true, true]);
    expect([change('prompt', 'sampling.draws'), change('prompt'), change('sampling.draws')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is not where the reader looks, however often', () => {
    expect([choose('stream-norms.token'), change('score-sum.query', 'score-sum.key')]).toEqual([false, false]);
  });

  it('is what is tried after going back', () => {
    change('sampling.seed');
    atAnotherEntry();
    expect(change('sampling.seed')).toBe(true);
  });
});
