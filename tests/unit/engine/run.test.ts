/** What a run takes and refuses. What it computes is in the conformance tests. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../../src/engine/model';
import { run } from '../../../src/engine/run';
import type { RunRequest } from '../../../src/engine/types';
import { convert } from '../../../tools/convert/convert';
import { DEFAULT_MODEL } from '../../../tools/convert/options';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder('public/models/course-12m')));
afterAll(() => model.dispose());

const folder = tempFolder();
const TOKENS = [7454, 2402, 257];
const gate = (...shape: number[]) => ({ data: new Float32Array(shape.reduce((a, b) => a * b, 1)), shape });

describe('refuses', () => {
  it.each<[string, Partial<RunRequest>, Record<string, unknown>]>([
    ['no tokens', { tokens: [] }, { code: 'bad-input' }],
    ['a token outside the vocabulary', { tokens: [50257] }, { code: 'bad-input' }],
    ['a token that is no integer', { tokens: [1.5] }, { code: 'bad-input' }],
    ['an unknown output', { fetch: ['logit'] }, { code: 'bad-input', details: { output: 'logit' } }],
    ['an output of a layer too many', { fetch: ['blocks.99.attn.q'] }, { code: 'bad-input' }],
    ['nothing to fetch', { fetch: [] }, { code: 'bad-input' }],
    ['a logit position outside', { logitPositions: [3] }, { code: 'bad-input' }],
    [
      'an unknown input',
      { interventions: { gates: gate(1) } as never },
      { code: 'bad-input', details: { input: 'gates' } },
    ],
    ['a wrong shape', { interventions: { sublayer_gate: gate(2, 6) } }, { code: 'bad-input' }],
    [
      'a wrong number of values',
      { interventions: { position_scale: { data: gate(2).data, shape: [1] } } },
      { code: 'bad-input' },
    ],
    [
      'a cache of the wrong width',
      { cache: { keys: [gate(1, 2, 3)], values: [gate(1, 2, 3)] } },
      { code: 'bad-input' },
    ],
  ])('%s', async (_, request, error) => {
    await expect(run(model, { tokens: TOKENS, fetch: ['logits'], ...request })).rejects.toMatchObject(error);
  });

  it('more tokens than the context holds', async () => {
    const limit = model.config.n_positions;
    const tokens = Array.from({ length: limit + 1 }, () => 262);
    const overflow = { code: 'context-overflow', details: { limit, tokens: limit + 1 } };
    await expect(run(model, { tokens, fetch: ['logits'] })).rejects.toMatchObject(overflow);
    const full = await run(model, { tokens: tokens.slice(1), fetch: ['logits'] });
    expect(full.logits!.shape).toEqual([1, model.config.vocab_size]);
  });
});

it('computes the rows of logits that are asked for, in their order', async () => {
  const fetch = ['logits'];
  const all = await run(model, { tokens: TOKENS, logitPositions: [0, 1, 2], fetch });
  const some = await run(model, { tokens: TOKENS, logitPositions: [2, 0], fetch });
  const width = model.config.vocab_size;
  const row = (i: number) => all.logits!.data.subarray(i * width, (i + 1) * width);
  expect(some.logits!.shape).toEqual([2, width]);
  for (const [place, position] of [2, 0].entries()) {
    const got = some.logits!.data.subarray(place * width, (place + 1) * width);
    expect(Math.max(...got.map((value, i) => Math.abs(value - row(position)[i]!)))).toBeLessThan(1e-4);
  }
});

it('leaves what it was given alone, and gives the same twice', async () => {
  const { n_layer, n_head } = model.config;
  const halves = new Float32Array(n_layer * n_head).fill(0.5);
  const interventions = { head_gate: { data: halves, shape: [n_layer, n_head] } };
  const request = { tokens: TOKENS, interventions, fetch: ['logits', 'blocks.0.attn.pattern'] };
  const first = await run(model, request);
  const second = await run(model, request);
  expect(second).toEqual(first);
  expect(halves.every((value) => value === 0.5)).toBe(true);
});

it('keeps models apart that are loaded and run at once', async () => {
  const sizes = [
    { seed: 1, id: 'one' },
    { seed: 2, id: 'two' },
  ];
  for (const { seed, id } of sizes) {
    await writeCheckpoint(join(folder, id), tinyTensors(TINY, seed));
    await convert({ ...DEFAULT_MODEL, from: join(folder, id), id, weights: 'fp32', out: join(folder, 'models') });
  }
  const load = ({ id }: { id: string }) => loadModelFromFolder(join(folder, 'models', id));
  const request = { tokens: TOKENS, fetch: ['logits'] };
  const together = await Promise.all(sizes.map(load));
  const answers = await Promise.all(together.map((loaded) => run(loaded, request)));
  for (const [i, size] of sizes.entries()) {
    const alone = await load(size);
    expect(await run(alone, request)).toEqual(answers[i]);
    await alone.dispose();
    await together[i]!.dispose();
  }
  expect(answers[0]).not.toEqual(answers[1]);
});
