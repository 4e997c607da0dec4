/** A channel of weights as a model stores it: whole numbers with a scale, or the float32 themselves. */
import { expect, it } from 'vitest';
import { askChannel, roundedTo, valuesOf, type Ask } from '../../../src/components/Int8/channels';
import { exportOf } from '../../../src/components/Int8/export';

const PLACE = { tensor: 'h.0.attn.c_attn.weight', index: 7, at: 1 };
const FLOATS = Float32Array.of(0.5, -0.25, 0.1);

/** A worker of one model, and what it was asked. */
function worker(channel: { values: number[]; scale: number } | null) {
  const asked: unknown[] = [];
  const answers = { channel: { channel }, weights: { values: [{ data: FLOATS, shape: [3] }] } };
  const ask = (async (name: keyof typeof answers, input: unknown) => {
    asked.push([name, input]);
    return answers[name];
  }) as Ask;
  return { ask, asked };
}

it('of a model of int8 weights: its whole numbers with their scale', async () => {
  const { ask, asked } = worker({ values: [2, -1, 0], scale: 0.25 });
  const held = await askChannel(ask, PLACE);
  expect(held).toEqual({ ...PLACE, values: [2, -1, 0], scale: 0.25 });
  expect([...valuesOf(held)]).toEqual([0.5, -0.25, 0]);
  expect(asked).toHaveLength(1);
});

it('of a model of float32 weights: the weights themselves, to be rounded, never zeros', async () => {
  const { ask, asked } = worker(null);
  const held = await askChannel(ask, PLACE);
  expect(asked[1]).toEqual(['weights', { parts: [{ tensor: PLACE.tensor, column: PLACE.index }] }]);
  expect(held).toEqual({ ...PLACE, values: [...FLOATS], scale: null });
  expect(valuesOf(held)).toEqual(FLOATS);
  const rounded = roundedTo(valuesOf(held), 8);
  expect([...rounded.values]).toEqual([127, -64, 25]);

  const { json, tensors } = exportOf('other', held, valuesOf(held), rounded);
  expect(json).toMatchObject({ scale: null, values: [...FLOATS] });
  expect(tensors).toHaveLength(1);
});
