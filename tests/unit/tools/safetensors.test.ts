/** Reading and writing safetensors files, and telling what is wrong with one. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SafetensorsFile } from '../../../tools/lib/safetensors/reader';
import { SafetensorsWriter } from '../../../tools/lib/safetensors/writer';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();

/** Writes a file with this header and so many bytes of data. */
function file(header: unknown, dataBytes: number): string {
  const json = typeof header === 'string' ? header : JSON.stringify(header);
  const bytes = Buffer.alloc(8 + Buffer.byteLength(json) + dataBytes);
  bytes.writeBigUInt64LE(BigInt(Buffer.byteLength(json)));
  bytes.write(json, 8);
  const path = join(folder, 'test.safetensors');
  writeFileSync(path, bytes);
  return path;
}

const tensor = (begin: number, end: number, dtype = 'F32', shape = [(end - begin) / 4]) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('faults', () => {
  it.each<[string, unknown, number, RegExp]>([
    ['overlapping tensors', { a: tensor(0, 8), b: tensor(4, 12) }, 12, /tensor b overlaps tensor a\.$/],
    ['a hole', { a: tensor(0, 8), b: tensor(12, 16) }, 16, /4 unexplained bytes between tensor a and tensor b\.$/],
    ['bytes too many', { a: tensor(0, 8) }, 12, /4 unexplained bytes after tensor a\.$/],
    ['a truncated tensor', { a: tensor(0, 8) }, 7, /is truncated: tensor a ends at byte \d+, the file at byte \d+\.$/],
    [
      'a shape that does not fit',
      { a: tensor(0, 8, 'F32', [3]) },
      8,
      /tensor a \[3\] F32 needs 12 bytes, its data_offsets give 8\.$/,
    ],
    ['an unknown type', { a: tensor(0, 8, 'F7') }, 8, /tensor a has the unknown type "F7"\.$/],
    ['a negative size', { a: tensor(0, 8, 'F32', [-2]) }, 8, /tensor a has no valid shape/],
    ['no offsets', { a: { dtype: 'F32', shape: [2] } }, 8, /tensor a has no valid data_offsets/],
    ['no object for a tensor', { a: null }, 0, /tensor a has the unknown type/],
    ['no JSON', '{"a": ', 0, /is not a safetensors file: its header is not JSON/],
    ['a list', [], 0, /is not a safetensors file: its header is not a JSON object\.$/],
  ])('%s', async (_, header, bytes, message) => {
    await expect(SafetensorsFile.open(file(header, bytes))).rejects.toThrow(message);
  });

  it.each([
    ['an empty file', '', /is not a safetensors file: it has 0 bytes/],
    ['a text', 'Once upon a time there was a little file', /is not a safetensors file: it does not start with/],
    [
      'a header longer than the file',
      '\x20\0\0\0\0\0\0\0{"a"',
      /is truncated: its header ends at byte 40, the file at byte 12\.$/,
    ],
  ])('%s', async (_, text, message) => {
    const path = join(folder, 'foreign.safetensors');
    writeFileSync(path, text, 'latin1');
    await expect(SafetensorsFile.open(path)).rejects.toThrow(message);
  });

  it('a folder, and nothing at all', async () => {
    await expect(SafetensorsFile.open(folder)).rejects.toThrow(/is a folder, not a safetensors file\.$/);
    await expect(SafetensorsFile.open(join(folder, 'none'))).rejects.toThrow(/^Cannot open .*none/);
  });

  it('a tensor that is not there, or not of the wanted type', async () => {
    const opened = await SafetensorsFile.open(file({ a: tensor(0, 8, 'I64', [1]) }, 8));
    expect(() => opened.entry('b')).toThrow(/there is no tensor b/);
    await expect(opened.floats('a')).rejects.toThrow(/tensor a is I64, expected one of F32, F16, BF16, F64/);
    await opened.close();
  });
});

describe('formats', () => {
  const values = [0, -0, 1, -2.5, 65504, 2 ** -24, Infinity, -Infinity];

  it.each([
    ['F32', Float32Array.from(values)],
    ['F64', Float64Array.from(values)],
    ['F16', Uint16Array.of(0, 0x8000, 0x3c00, 0xc100, 0x7bff, 1, 0x7c00, 0xfc00)],
  ] as const)('%s', async (dtype, data) => {
    const path = join(folder, `${dtype}.safetensors`);
    const writer = await SafetensorsWriter.create(path, { note: 'x' });
    await writer.add('first', 'U8', [3], Uint8Array.of(1, 2, 3)); // What follows does not begin on a multiple of 4.
    await writer.add('case/values', dtype, [2, 4], data);
    await writer.finish();
    const opened = await SafetensorsFile.open(path);
    expect(opened.metadata).toEqual({ note: 'x' });
    expect(opened.entry('case/values').shape).toEqual([2, 4]);
    expect([...(await opened.floats('case/values'))]).toEqual(values);
    await opened.close();
  });

  it('BF16, NaN, and integers', async () => {
    const path = join(folder, 'others.safetensors');
    const writer = await SafetensorsWriter.create(path);
    await writer.add('b', 'BF16', [3], Uint16Array.of(0x3f80, 0xc020, 0x7fc0));
    await writer.add('h', 'F16', [1], Uint16Array.of(0x7e00));
    await writer.add('i', 'I64', [2], BigInt64Array.of(-3n, 50256n));
    await writer.finish();
    const opened = await SafetensorsFile.open(path);
    expect([...(await opened.floats('b'))]).toEqual([1, -2.5, NaN]);
    expect([...(await opened.floats('h'))]).toEqual([NaN]);
    expect(await opened.integers('i')).toEqual([-3, 50256]);
    await opened.close();
  });
});

it('leaves nothing where writing is given up', async () => {
  const path = join(folder, 'abandoned.safetensors');
  const writer = await SafetensorsWriter.create(path);
  await writer.add('a', 'F32', [1], Float32Array.of(1));
  await writer.abandon();
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('abandoned'))).toEqual([]);
});
