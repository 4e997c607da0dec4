/** Models of other sizes and number formats, against a second implementation of every output and intervention. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INTERVENTIONS, sizesOf, type Dimension, type Sizes } from '../../../src/engine/contract';
import { mayBeOne, sizeOf } from '../../../src/engine/inputs';
import type { Model } from '../../../src/engine/model';
import { outputNames, outputShapes } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import type { Activation, Activations, InterventionName, Interventions } from '../../../src/engine/types';
import { kindOf, largestDifference, magnitude } from '../../../tools/lib/conformance/compare';
import { reference } from '../../../tools/lib/conformance/reference';
import { RandomNumbers } from '../../../tools/lib/random-numbers';
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';

const folder = tempFolder();
const tensors = tinyTensors();
const TOKENS = [0, 50256, 11, 11, 40000, 7, 198];
const SIZES = sizesOf(TINY, TOKENS.length);
const outputs = outputNames(TINY).filter((name) => !name.startsWith('present.'));

function runAll(model: Model, interventions: Interventions = {}): Promise<Activations> {
  const logitPositions = TOKENS.map((_, position) => position);
  return run(model, { tokens: TOKENS, interventions, logitPositions, fetch: outputNames(model.config) });
}

/** Kinds of outputs that are further off than `bar`, with how far. */
function tooFar(actual: Activations, expected: Activations, bar: number): Record<string, number> {
  const wrong: Record<string, number> = {};
  for (const name of outputs) {
    // A mean is judged by the values it averages: it may be near 0.
    const stream = name.endsWith('.mean') ? magnitude(expected['blocks.1.resid_post']!.data) : undefined;
    const difference = largestDifference(actual[name]!, expected[name]!, stream);
    if (!(difference <= bar)) wrong[kindOf(name)] = Math.max(wrong[kindOf(name)] ?? 0, difference);
  }
  return wrong;
}

describe.each([
  { dtype: 'F32', prefix: '' },
  { dtype: 'F16', prefix: 'transformer.' },
  { dtype: 'BF16', prefix: '' },
] as const)('a checkpoint of $dtype, prefix "$prefix"', ({ dtype, prefix }) => {
  it('computes what the reference computes', async () => {
    const from = join(folder, dtype);
    await writeCheckpoint(from, tensors, { dtype, prefix });
    const model = await convertedModel(folder, { from });
    const actual = await runAll(model);
    expect(tooFar(actual, reference(tensors, TINY, TOKENS, {}), 1e-4)).toEqual({});
    expect(actual['present.1.key']).toEqual(actual['blocks.1.attn.k']);
    expect(actual['present.1.value']).toEqual(actual['blocks.1.attn.v']);
    await model.dispose();
  });
});

describe('interventions', () => {
  let model: Model;
  beforeAll(async () => {
    await writeCheckpoint(join(folder, 'tiny'), tensors);
    model = await convertedModel(folder, { from: join(folder, 'tiny') });
  });
  afterAll(() => model.dispose());

  const names = Object.keys(INTERVENTIONS) as InterventionName[];

  it.each(names)('%s equals the reference, in full and in every broadcast shape', async (name) => {
    const { shape } = INTERVENTIONS[name];
    const broadcastable = shape.filter(mayBeOne).length;
    for (let mask = 0; mask < 2 ** broadcastable; mask++) {
      const inputs = { ...companions(name, mask), [name]: randomInput(name, shapeFor(shape, SIZES, mask), mask) };
      expect(tooFar(await runAll(model, inputs), reference(tensors, TINY, TOKENS, inputs), 1e-4), `${mask}`).toEqual(
        {},
      );
    }
  });

  it('all together equal the reference', async () => {
    const inputs = Object.fromEntries(
      names.map((name, i) => [name, randomInput(name, shapeFor(INTERVENTIONS[name].shape, SIZES, 0), i)]),
    );
    expect(tooFar(await runAll(model, inputs), reference(tensors, TINY, TOKENS, inputs), 1e-3)).toEqual({});
  });
});

describe('int8', () => {
  it.each([
    { compute: 'fp32', bar: 0.05 },
    { compute: 'int8', bar: 0.1 },
  ] as const)('with $compute arithmetic stays near the reference', async ({ compute, bar }) => {
    const from = join(folder, 'tiny-int8');
    await writeCheckpoint(from, tensors);
    const model = await convertedModel(folder, { from, weights: 'int8', compute });
    expect(tooFar(await runAll(model), reference(tensors, TINY, TOKENS, {}), bar)).toEqual({});
    await model.dispose();
  });
});

it('names every output with the shape of the contract', async () => {
  const from = join(folder, 'shapes');
  await writeCheckpoint(from, tensors);
  const model = await convertedModel(folder, { from });
  const actual = await run(model, { tokens: TOKENS, logitPositions: [6, 0], fetch: outputNames(TINY) });
  const sizes = sizesOf(TINY, TOKENS.length, 0, 2);
  for (const [name, shape] of outputShapes(TINY)) {
    expect(actual[name]!.shape, name).toEqual(shape.map((symbol) => sizes[symbol]));
  }
  await model.dispose();
});

/** A patch does nothing without its gate, and the other way round. */
function companions(name: InterventionName, seed: number): Interventions {
  const other = { resid_patch: 'resid_patch_gate', resid_patch_gate: 'resid_patch' } as const;
  if (name !== 'resid_patch' && name !== 'resid_patch_gate') return {};
  return { [other[name]]: randomInput(other[name], shapeFor(INTERVENTIONS[other[name]].shape, SIZES, 0), seed + 9) };
}

/** The k-th bit of `mask` makes the k-th broadcastable axis 1. */
function shapeFor(dimensions: Dimension[], sizes: Sizes, mask: number): number[] {
  let bit = 0;
  return dimensions.map((d) => (mayBeOne(d) && (mask >> bit++) & 1 ? 1 : sizes[sizeOf(d)]));
}

/** Numbers around 1, as gates and dropout patterns have them; a bias keeps the mask's −∞ here and there. */
function randomInput(name: InterventionName, shape: number[], seed: number): Activation {
  const random = new RandomNumbers(seed + 100);
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  for (let i = 0; i < data.length; i++) data[i] = 0.5 + random.uniform();
  if (name === 'attention_bias') data.forEach((_, i) => i % 3 === 1 && (data[i] = -Infinity));
  return { data, shape };
}
