/** The causal mask is exact: what comes later changes nothing before it, not even the last bit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Size } from '../../../src/engine/contract';
import type { Model } from '../../../src/engine/model';
import { cacheFrom, outputNames, outputShapes, presentNames } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import type { Activation, Activations, KeyValueCache } from '../../../src/engine/types';
import { EXACT, ROUNDED } from '../../../tools/lib/conformance/bars';
import { proseWindows } from '../../../tools/lib/conformance/text';
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();
/** Rare and extreme: <|endoftext|>, a newline, and pieces that hardly occur in text. */
const OTHERS = [50256, 198, 41078, 0, 188, 30208];

describe.each([EXACT, ...ROUNDED])('$title', ({ weights, compute }) => {
  let model: Model;
  let text: number[];
  beforeAll(async () => {
    model = await convertedModel(folder, { weights, compute });
    [text = []] = await proseWindows(40, 40);
  });
  afterAll(() => model.dispose());

  it('names every output that the graph has', () => {
    expect(outputNames(model.config).sort()).toEqual([...model.session.outputNames].sort());
  });

  it.each([
    { title: 'the last token', kept: 39 },
    { title: 'half of the tokens', kept: 20 },
    { title: 'all but the first', kept: 1 },
  ])('gives earlier positions the same bits when $title changes', async ({ kept }) => {
    await expectSameStart(text, change(text, kept), kept);
  });

  it('does so after a cache', async () => {
    const start = await run(model, { tokens: text.slice(0, 15), fetch: presentNames(model.config) });
    const rest = text.slice(15);
    await expectSameStart(rest, change(rest, 10), 10, cacheFrom(start, model.config));
  });

  /** Every output of both texts, compared at the first `kept` positions; at the next one they must differ. */
  async function expectSameStart(tokens: number[], others: number[], kept: number, cache?: KeyValueCache) {
    const request = {
      logitPositions: tokens.map((_, i) => i),
      fetch: outputNames(model.config),
      ...(cache && { cache }),
    };
    const first = await run(model, { tokens, ...request });
    const second = await run(model, { tokens: others, ...request });
    const past = cache?.keys[0]!.shape[1] ?? 0;
    const changed = [...outputShapes(model.config)].filter(
      ([name, axes]) => !sameBits(startOf(first, name, axes, kept, past), startOf(second, name, axes, kept, past)),
    );
    expect(changed.map(([name]) => name)).toEqual([]);
    const further = (all: Activations) => startOf(all, 'logits', ['M', 'V'], kept + 1, past);
    expect(sameBits(further(first), further(second))).toBe(false);
  }
});

function change(tokens: number[], kept: number): number[] {
  return tokens.map((token, i) => (i < kept ? token : OTHERS[i % OTHERS.length]!));
}

/**
 * The part of an output that is about the first `kept` new tokens: on every axis of positions, those of the past and
 * these. Scores are cut on their last axis too: before the mask they are about later tokens there.
 */
function startOf(all: Activations, name: string, axes: readonly Size[], kept: number, past: number): Float32Array {
  const { data, shape }: Activation = all[name]!;
  const limits = axes.map((axis, i) => (axis === 'S' ? past + kept : axis === 'T' || axis === 'M' ? kept : shape[i]!));
  const parts: number[] = [];
  const walk = (axis: number, offset: number): void => {
    if (axis === shape.length) return void parts.push(data[offset]!);
    for (let i = 0; i < limits[axis]!; i++) walk(axis + 1, offset * shape[axis]! + i);
  };
  walk(0, 0);
  return Float32Array.from(parts);
}

function sameBits(a: Float32Array, b: Float32Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));
}
