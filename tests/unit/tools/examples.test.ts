/** Stored runs say what the committed model says: `npm run examples` was not forgotten. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeFloats } from '../../../src/engine/base64';
import type { Model } from '../../../src/engine/model';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { examples } from '../../../tools/examples/runs';
import { DIGITS, formatExample, rounded } from '../../../tools/examples/write';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => {
  model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`);
});
afterAll(() => model.dispose());

it.each(Object.keys(examples))('%s.json is what the model gives now', async (name) => {
  const stored: unknown = JSON.parse(readFileSync(`src/examples/${name}.json`, 'utf8'));
  expectSame(stored, rounded(await examples[name]!(model)), name);
});

/** Equal but for the last digit of numbers, which another processor may round the other way. */
function expectSame(stored: unknown, fresh: unknown, path: string): void {
  if (typeof stored === 'number' && typeof fresh === 'number') {
    const limit = 1.5 * 10 ** (1 - DIGITS) * Math.max(Math.abs(fresh), 1e-3);
    expect(Math.abs(stored - fresh), `${path}: ${stored} against ${fresh}`).toBeLessThanOrEqual(limit);
  } else if (typeof stored === 'object' && stored !== null && typeof fresh === 'object' && fresh !== null) {
    expect(Object.keys(stored), path).toEqual(Object.keys(fresh));
    for (const [key, value] of Object.entries(stored)) expectSame(value, fresh[key as never], `${path}.${key}`);
  } else if (typeof stored === 'string' && stored.length > 1000) {
    expectSame([...decodeFloats(stored)], [...decodeFloats(fresh as string)], path);
  } else {
    expect(stored, path).toEqual(fresh);
  }
}

it('rounds to significant digits and leaves whole numbers alone', () => {
  expect(rounded({ a: [0.123456789, 50257, -1234.5678], b: null })).toEqual({ a: [0.12346, 50257, -1234.6], b: null });
});

it('writes JSON that says the same', () => {
  const example = { long: Array.from({ length: 100 }, (_, i) => ({ i, text: '語"\n' })), empty: {}, none: [] };
  expect(JSON.parse(formatExample(example))).toEqual(example);
});
