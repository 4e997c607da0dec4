/**
 * Lengths along the residual stream, and what the chapter on residual connections says of the shipped model: that the
 * stream grows, what cutting a skip path does, and what attribution shows. Also over several prompts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cut, cutMap } from '../../../src/components/CutSkip/ask';
import { difference, rowsOf, totals } from '../../../src/components/WhoWrote/parts';
import { whoWrote } from '../../../src/components/WhoWrote/ask';
import { normsOf, streamNorms } from '../../../src/engine/derived/stream-norms';
import type { Model } from '../../../src/engine/model';
import { encode } from '../../../src/engine/tokenizer';
import type { Activations } from '../../../src/engine/types';
import { DEFAULT_MODEL } from '../../../src/lab/site';
import { askOf } from '../../../tools/examples/common';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

const PROMPTS = [
  'Once upon a time there was a little',
  'She opened the door and looked at the',
  'The king and the queen lived in a',
  'The old man sat down by the',
  'In the morning the ship was',
  'They lived happily ever',
];
const idsOf = (prompt: string) => encode(prompt).map(({ id }) => id);

let model: Model;
beforeAll(async () => void (model = await loadModelFromFolder(`public/models/${DEFAULT_MODEL}`)));
afterAll(() => model.dispose());

describe('norms along the stream', () => {
  it('are lengths and angles, where it can be seen by eye', () => {
    const rows = (...values: number[]) => ({ data: Float32Array.from(values), shape: [2, 2] });
    const activations: Activations = {
      'blocks.0.resid_pre': rows(3, 4, 1, 0),
      'blocks.0.attn_out': rows(-4, 3, 1, 0),
      'blocks.0.resid_mid': rows(-1, 7, 2, 0),
      'blocks.0.mlp_out': rows(1, -7, 0, 0),
      'blocks.0.resid_post': rows(0, 0, 2, 0),
    };
    const { stream, added, angle } = normsOf(activations, { n_layer: 1 });
    expect(stream).toEqual({ data: Float32Array.of(5, 1, Math.sqrt(50), 2, 0, 2), shape: [3, 2] });
    expect(added.data).toEqual(Float32Array.of(5, 1, Math.sqrt(50), 0));
    expect([...angle.data].map((value) => Math.round(value))).toEqual([90, 0, 180, NaN]);
  });

  it('obey the law of cosines at every addition of the real model', async () => {
    const { stream, added, angle } = await streamNorms(model, { tokens: idsOf(PROMPTS[0]!) });
    const T = stream.shape[1]!;
    expect([stream.shape[0], added.shape[0]]).toEqual([2 * model.config.n_layer + 1, 2 * model.config.n_layer]);
    for (let i = 0; i < added.data.length; i++) {
      const [x, f, cosine] = [stream.data[i]!, added.data[i]!, Math.cos((angle.data[i]! * Math.PI) / 180)];
      expect(stream.data[i + T]! / Math.sqrt(x * x + f * f + 2 * x * f * cosine)).toBeCloseTo(1, 4);
    }
  });

  it.each(PROMPTS)('grow, most at the first MLP, and some additions take away: %s', async (prompt) => {
    const { stream, added, angle } = await streamNorms(model, { tokens: idsOf(prompt) });
    const [places, T] = stream.shape as [number, number];
    for (let t = 0; t < T; t++) {
      expect(stream.data[(places - 1) * T + t]).toBeGreaterThan(5 * stream.data[t]!);
      // The MLP of block 0 adds more than all that was there.
      expect(added.data[T + t]).toBeGreaterThan(5 * stream.data[T + t]!);
    }
    expect(angle.data.some((degrees) => degrees > 95)).toBe(true);
  });
});

describe('who wrote the answer', () => {
  it.each(PROMPTS)('the bill sums to the logit, with heads and without: %s', async (prompt) => {
    const { attributions } = await whoWrote(askOf(model), idsOf(prompt));
    for (const sum of [attributions[0]!, difference(attributions[0]!, attributions[1]!)]) {
      const rows = rowsOf(sum, [0, 3]);
      expect(rows.at(-1)!.to).toBeCloseTo(sum.logit, 4);
      const { embedding, attention, mlp, bias } = totals(sum);
      expect(embedding + attention + mlp + bias).toBeCloseTo(sum.logit, 4);
      for (const layer of [0, 3]) {
        const own = rows.find(({ key }) => key === `${layer}.attention`)!;
        const inside = rows.filter((row) => row.inside && row.layer === layer);
        expect(inside).toHaveLength(model.config.n_head + 1);
        expect(inside[0]!.from).toBe(own.from);
        expect(inside.at(-1)!.to).toBeCloseTo(own.to, 4);
      }
    }
  });

  it.each(PROMPTS)('of what the MLPs give the winner, the lead keeps less than half: %s', async (prompt) => {
    const { attributions } = await whoWrote(askOf(model), idsOf(prompt));
    const [winner, runnerUp] = attributions;
    expect(Math.abs(totals(difference(winner!, runnerUp!)).mlp)).toBeLessThan(0.5 * totals(winner!).mlp);
  });
});

describe('cutting paths', () => {
  const run = (prompt: string, at: number, gate: number) => {
    const other = PROMPTS.find((text) => text !== prompt)!;
    return cut(askOf(model), model.config, idsOf(prompt), idsOf(other), at, gate);
  };

  it('at full strength nothing changes, to the last bit', async () => {
    const { comparison, norms } = await run(PROMPTS[0]!, 6, 1);
    expect(comparison.runs.map(({ identical }) => identical)).toEqual([true, true, true]);
    expect(norms[1]).toEqual(norms[0]);
  });

  it.each(PROMPTS)('from block 1 on, a cut skip path does more than a sublayer switched off: %s', async (prompt) => {
    const { skip, sublayer } = await cutMap(askOf(model), model.config, idsOf(prompt));
    expect(skip).toHaveLength(2 * model.config.n_layer);
    for (let at = 2; at < skip.length; at++) expect(skip[at], `addition ${at}`).toBeGreaterThan(sublayer[at]!);
    // The exception: after the first MLP the stream is nearly what that MLP wrote.
    expect(skip[1]).toBe(Math.min(...skip));
    expect(sublayer[1]).toBe(Math.max(...sublayer));
    expect(sublayer[1]).toBeGreaterThan(20 * skip[1]!);
  });

  it.each(PROMPTS)('with all skip paths cut the answer hardly depends on the prompt: %s', async (prompt) => {
    const { apart, comparison } = await run(prompt, -1, 0);
    expect(apart[1]).toBeLessThan(0.1 * apart[0]!);
    expect(comparison.runs[1]!.divergence).toBeGreaterThan(1);
  });

  it.each(PROMPTS)('half of all skip paths is far worse than half of all sublayers: %s', async (prompt) => {
    const { comparison } = await run(prompt, -1, 0.5);
    const [, skip, sublayer] = comparison.runs;
    expect(skip!.divergence).toBeGreaterThan(3 * sublayer!.divergence);
  });

  it.each(PROMPTS)('without sublayers the last token is repeated: %s', async (prompt) => {
    const { comparison } = await run(prompt, -1, 0);
    expect(comparison.runs[2]!.top!.id).toBe(idsOf(prompt).at(-1));
  });
});
