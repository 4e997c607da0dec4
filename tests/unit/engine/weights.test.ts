/** Weights read in place equal the checkpoint's, wherever the chunk borders fall. */
import { describe, expect, it } from 'vitest';
import { Chunks } from '../../../src/engine/chunks';
import type { Manifest, TensorInfo } from '../../../src/engine/types';
import { Weights } from '../../../src/engine/weights';

/** A 3 × 5 matrix as float32, as int8 with a scale for each column, and as int8 with a scale for each row. */
const VALUES = Float32Array.from({ length: 15 }, (_, i) => (i - 7) * (1 + (i % 5)));
const COLUMN_SCALES = Float32Array.of(1, 2, 3, 4, 5);
const ROW_SCALES = Float32Array.of(0.5, 1, 0.25);
const INTEGERS = Int8Array.from({ length: 15 }, (_, i) => i - 7);

const bytesOf = ({ buffer }: Float32Array | Int8Array) => Array.from(new Uint8Array(buffer as ArrayBuffer));
const ALL = [VALUES, INTEGERS, COLUMN_SCALES, ROW_SCALES].flatMap(bytesOf);

/** All arrays in one run of bytes that is cut every `size` bytes. */
function weights(size: number): Weights {
  const place = (position: number) => ({ chunk: Math.floor(position / size), offset: position % size });
  const shape = [3, 5];
  const tensors: Record<string, TensorInfo> = {
    floats: { dtype: 'float32', shape, ...place(0), scale: null },
    columns: { dtype: 'int8', shape, ...place(60), scale: { axis: 1, ...place(75) } },
    rows: { dtype: 'int8', shape, ...place(60), scale: { axis: 0, ...place(95) } },
    vector: { dtype: 'float32', shape: [5], ...place(75), scale: null },
  };
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < ALL.length; start += size) chunks.push(Uint8Array.from(ALL.slice(start, start + size)));
  return new Weights({ tensors } as unknown as Manifest, new Chunks(chunks));
}

const expected: Record<string, number[]> = {
  floats: [...VALUES],
  columns: [...VALUES],
  rows: Array.from(INTEGERS, (value, i) => value * ROW_SCALES[Math.floor(i / 5)]!),
};

describe.each([1, 4, 7, 64, 1000])('chunks of %i bytes', (size) => {
  const model = weights(size);

  it.each(['floats', 'columns', 'rows'])('%s', (name) => {
    const all = expected[name]!;
    expect([...model.tensor(name)]).toEqual(all);
    expect([...model.row(name, 1)]).toEqual(all.slice(5, 10));
    expect([...model.column(name, 3)]).toEqual([all[3], all[8], all[13]]);
    const product = [0, 1, 2, 3, 4].map((c) => 2 * all[c]! - all[5 + c]! + 0.5 * all[10 + c]!);
    expect([...model.times([2, -1, 0.5], name)]).toEqual(product);
    const norms = [0, 1, 2, 3, 4].map((c) => Math.hypot(all[c]!, all[5 + c]!, all[10 + c]!));
    model.columnNorms(name).forEach((norm, c) => expect(norm).toBeCloseTo(norms[c]!, 4));
  });
});

it('refuses what is not there', () => {
  const model = weights(64);
  const refused = expect.objectContaining({ code: 'bad-input' });
  expect(() => model.tensor('none')).toThrow(refused);
  expect(() => model.row('floats', 3)).toThrow(refused);
  expect(() => model.column('floats', -1)).toThrow(refused);
  expect(() => model.column('vector', 0)).toThrow(refused);
  expect(() => model.times([1, 2], 'floats')).toThrow(refused);
});

it('gives copies of rows, so that nobody can write into the model', () => {
  const model = weights(1000);
  model.row('floats', 0).fill(0);
  expect([...model.row('floats', 0)]).toEqual(expected.floats!.slice(0, 5));
});
