/**
 * Reads and checks the header of a safetensors file: 8 bytes of length, then JSON.
 * Format: https://huggingface.co/docs/safetensors/index#format
 *
 * Everything a broken or foreign file can get wrong is told here, before any tensor is read.
 */
import { messageOf, UserError } from '../user-error';
import { ELEMENT_BYTES, isDType, type DType } from './dtypes';

export interface TensorEntry {
  name: string;
  dtype: DType;
  shape: number[];
  /** Byte range in the file. */
  begin: number;
  end: number;
}

/** The reference implementation's own limit; a header is some kilobytes in practice. */
const MAX_HEADER_BYTES = 100_000_000;

/** Bytes of the header's JSON, from the first 8 bytes of the file. */
export function headerLength(start: Uint8Array, fileBytes: number, file: string): number {
  if (fileBytes < 8 || start.byteLength < 8) {
    throw new UserError(
      `${file} is not a safetensors file: it has ${fileBytes} bytes, and the header alone needs more.`,
    );
  }
  const length = Number(new DataView(start.buffer, start.byteOffset, 8).getBigUint64(0, true));
  if (length > MAX_HEADER_BYTES || length < 2) {
    throw new UserError(`${file} is not a safetensors file: it does not start with the length of a header.`);
  }
  if (8 + length > fileBytes) {
    throw new UserError(`${file} is truncated: its header ends at byte ${8 + length}, the file at byte ${fileBytes}.`);
  }
  return length;
}

/**
 * The header's JSON → entries by name, in the order of their bytes.
 * `dataStart` is where the header ends and the tensors' bytes begin.
 */
export function parseHeader(
  json: string,
  dataStart: number,
  fileBytes: number,
  file: string,
): { entries: Map<string, TensorEntry>; metadata: Record<string, unknown> } {
  let header: unknown;
  try {
    header = JSON.parse(json);
  } catch (error) {
    throw new UserError(`${file} is not a safetensors file: its header is not JSON (${messageOf(error)}).`);
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new UserError(`${file} is not a safetensors file: its header is not a JSON object.`);
  }
  const { __metadata__: metadata, ...tensors } = header as Record<string, unknown>;
  const entries = Object.entries(tensors).map(([name, entry]) => parseEntry(name, entry, dataStart, file));
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkLayout(entries, dataStart, fileBytes, file);
  return {
    entries: new Map(entries.map((entry) => [entry.name, entry])),
    metadata: (metadata ?? {}) as Record<string, unknown>,
  };
}

function parseEntry(name: string, entry: unknown, dataStart: number, file: string): TensorEntry {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
  if (!isDType(dtype)) throw new UserError(`${file}: tensor ${name} has the unknown type ${JSON.stringify(dtype)}.`);
  if (!isCounts(shape)) throw new UserError(`${file}: tensor ${name} has no valid shape in the header.`);
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw new UserError(`${file}: tensor ${name} has no valid data_offsets in the header.`);
  }
  const [begin, end] = offsets as [number, number];
  const expected = shape.reduce((product, size) => product * size, ELEMENT_BYTES[dtype]);
  if (end - begin !== expected) {
    throw new UserError(
      `${file}: tensor ${name} ${JSON.stringify(shape)} ${dtype} needs ${expected} bytes, its data_offsets give ${end - begin}.`,
    );
  }
  return { name, dtype, shape, begin: dataStart + begin, end: dataStart + end };
}

/** Tensors must fill the file from the header to its end, without holes and without sharing bytes. */
function checkLayout(entries: TensorEntry[], dataStart: number, fileBytes: number, file: string): void {
  let position = dataStart;
  let previous = 'the header';
  for (const { name, begin, end } of entries) {
    if (begin < position) throw new UserError(`${file}: tensor ${name} overlaps ${previous}.`);
    if (begin > position) {
      throw new UserError(
        `${file}: there are ${begin - position} unexplained bytes between ${previous} and tensor ${name}.`,
      );
    }
    if (end > fileBytes) {
      throw new UserError(`${file} is truncated: tensor ${name} ends at byte ${end}, the file at byte ${fileBytes}.`);
    }
    position = end;
    previous = `tensor ${name}`;
  }
  if (position !== fileBytes) {
    throw new UserError(`${file}: there are ${fileBytes - position} unexplained bytes after ${previous}.`);
  }
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
