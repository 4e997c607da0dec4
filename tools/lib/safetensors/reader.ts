/** Reads safetensors files tensor by tensor, so that a checkpoint larger than memory can be worked through. */
import { open, type FileHandle } from 'node:fs/promises';
import { messageOf, UserError } from '../user-error';
import { FLOAT_DTYPES, toFloat32, toIntegers } from './dtypes';
import { headerLength, parseHeader, type TensorEntry } from './header';

export class SafetensorsFile {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    readonly entries: ReadonlyMap<string, TensorEntry>,
    readonly metadata: Readonly<Record<string, unknown>>,
  ) {}

  /** Opens a file and checks its header. Errors: UserError, one sentence that names the file. */
  static async open(path: string): Promise<SafetensorsFile> {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw new UserError(`Cannot open ${path}: ${messageOf(error)}.`);
    });
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) throw new UserError(`${path} is a folder, not a safetensors file.`);
      const { size } = stat;
      const length = headerLength(await readRange(handle, 0, Math.min(8, size), path), size, path);
      const json = new TextDecoder().decode(await readRange(handle, 8, 8 + length, path));
      const { entries, metadata } = parseHeader(json, 8 + length, size, path);
      return new SafetensorsFile(path, handle, entries, metadata);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The tensor's entry; UserError if the file has no such tensor. */
  entry(name: string): TensorEntry {
    const entry = this.entries.get(name);
    if (!entry) throw new UserError(`${this.path}: there is no tensor ${name}.`);
    return entry;
  }

  /** Raw bytes of one tensor. */
  bytes(name: string): Promise<Uint8Array> {
    const { begin, end } = this.entry(name);
    return readRange(this.handle, begin, end, this.path);
  }

  /** One tensor as float32, row-major; F16, BF16 and F64 are converted. */
  async floats(name: string): Promise<Float32Array> {
    const { dtype } = this.entry(name);
    const values = toFloat32(await this.bytes(name), dtype);
    if (!values) {
      throw new UserError(`${this.path}: tensor ${name} is ${dtype}, expected one of ${FLOAT_DTYPES.join(', ')}.`);
    }
    return values;
  }

  /** One tensor of integers (I64 or I32). */
  async integers(name: string): Promise<number[]> {
    const { dtype } = this.entry(name);
    const values = toIntegers(await this.bytes(name), dtype);
    if (!values) throw new UserError(`${this.path}: tensor ${name} is ${dtype}, expected I64 or I32.`);
    return values;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

async function readRange(handle: FileHandle, begin: number, end: number, path: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - begin);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, begin + done);
    if (bytesRead === 0) throw new UserError(`${path} became shorter while it was read.`);
    done += bytesRead;
  }
  return bytes;
}
