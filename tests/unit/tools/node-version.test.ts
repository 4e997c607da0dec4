import { describe, expect, it } from 'vitest';
import { isNewEnough, nodeProblem } from '../../../tools/setup/node.mjs';

describe('isNewEnough', () => {
  it.each([
    ['20.20.2', false],
    ['22.14.0', false],
    ['22.15.0', true],
    ['24.0.0', true],
    ['100.1.0', true],
  ])('%s: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });
});

describe('nodeProblem', () => {
  it('is one sentence with what to do, where no newer Node comes along', () => {
    expect(nodeProblem({ version: '20.20.2', ownNode: false })).toMatch(/^Node 20\.20\.2 is too old: .*nodejs\.org/);
  });

  it('is none where one comes along, or where this one will do', () => {
    expect(nodeProblem({ version: '20.20.2', ownNode: true })).toBeNull();
    expect(nodeProblem({ version: '22.15.0', ownNode: false })).toBeNull();
  });
});
