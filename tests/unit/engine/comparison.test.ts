/** Runs held against each other: the numbers are those of the single runs, and "identical" means to the last bit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../../src/engine/derived/comparison';
import { entropy, klDivergence } from '../../../src/engine/derived/entropy';
import type { Model } from '../../../src/engine/model';
import { fetched } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import { argmax, softmax } from '../../../src/engine/softmax';
import { encode } from '../../../src/engine/tokenizer';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
afterAll(() => model.dispose());

const tokens = encode('The old king opened the door').map(({ id }) => id);
const gates = (change: (data: Float32Array) => void) => {
  const { n_layer, n_head } = model.config;
  const data = new Float32Array(n_layer * n_head).fill(1);
  change(data);
  return { head_gate: { data, shape: [n_layer, n_head] } };
};

const logitsOf = async (request: Omit<Parameters<typeof run>[1], 'fetch'>) =>
  fetched(await run(model, { ...request, fetch: ['logits'] }), 'logits').data;

describe('compareRuns', () => {
  it('gives the probabilities, entropies and divergences of the single runs', async () => {
    const interventions = gates((data) => void (data[0] = 0));
    const { runs, tokens: listed } = await compareRuns(model, {
      runs: [{ tokens }, { tokens, interventions, fetch: ['blocks.0.attn.z'] }],
      top: 4,
      ids: [50256],
    });
    const logits = [await logitsOf({ tokens }), await logitsOf({ tokens, interventions })];
    const [p, q] = logits.map((row) => softmax(row)) as [Float64Array, Float64Array];

    expect(runs.map(({ top }) => top?.id)).toEqual(logits.map(argmax));
    expect(runs.map((each) => each.entropy)).toEqual([entropy(p), entropy(q)]);
    expect(runs[0]!.divergence).toBe(0);
    expect(runs[1]!.divergence).toBe(klDivergence(p, q));
    expect(runs[1]!.divergence).toBeGreaterThan(0);
    expect(runs.map(({ identical }) => identical)).toEqual([true, false]);
    expect(Object.keys(runs[0]!.activations)).toEqual([]);
    const z = runs[1]!.activations['blocks.0.attn.z']!; // [H,T,K], head 0 switched off
    expect(z.data.subarray(0, z.data.length / z.shape[0]!).every((value) => value === 0)).toBe(true);

    const best = [...p.keys()].sort((a, b) => p[b]! - p[a]!).slice(0, 4);
    expect(listed.slice(0, 4).map(({ token }) => token.id)).toEqual(best);
    expect(listed.at(-1)!.token.id).toBe(50256);
    for (const each of listed) {
      expect(each.probabilities).toEqual([p[each.token.id], q[each.token.id]]);
      expect(each.logits).toEqual(logits.map((row) => row[each.token.id]));
    }
  });

  it('calls a run with neutral gates identical, and one at another position different', async () => {
    const { runs } = await compareRuns(model, {
      runs: [{ tokens }, { tokens, interventions: gates(() => 0) }],
      top: 1,
    });
    expect(runs[1]).toMatchObject({ identical: true, divergence: 0, finite: true });
    const earlier = await compareRuns(model, { runs: [{ tokens }], top: 1, position: 2 });
    const alone = await compareRuns(model, { runs: [{ tokens: tokens.slice(0, 3) }], top: 1 });
    // A longer run multiplies in other blocks, so the last bits may differ.
    expect(earlier.tokens[0]!.token).toEqual(alone.tokens[0]!.token);
    expect(earlier.tokens[0]!.logits[0]).toBeCloseTo(alone.tokens[0]!.logits[0]!, 4);
  });

  it('says when numbers have left float32', async () => {
    const huge = { position_scale: { data: Float32Array.of(NaN), shape: [1] } };
    const { runs } = await compareRuns(model, { runs: [{ tokens }, { tokens, interventions: huge }], top: 1 });
    expect(runs.map(({ finite }) => finite)).toEqual([true, false]);
    expect(runs[1]).toMatchObject({ top: null, entropy: NaN, divergence: NaN, identical: false });
  });

  it('refuses to compare nothing', async () => {
    await expect(compareRuns(model, { runs: [], top: 1 })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
