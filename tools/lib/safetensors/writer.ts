/**
 * Writes a safetensors file tensor by tensor. The header stands first in the file but is known last, so the
 * tensors' bytes go to a temporary file beside the target; nothing appears under the target's name until `finish`.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { messageOf, UserError } from '../user-error';
import { ELEMENT_BYTES, type DType } from './dtypes';

type Numbers = Float32Array | Float64Array | BigInt64Array | Int8Array | Uint8Array | Uint16Array | Int32Array;

export class SafetensorsWriter {
  private readonly header: Record<string, unknown> = {};
  private position = 0;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(path: string, metadata?: Record<string, string>): Promise<SafetensorsWriter> {
    const handle = await open(bodyOf(path), 'w').catch((error: unknown) => {
      throw new UserError(`Cannot write ${path}: ${messageOf(error)}.`);
    });
    const writer = new SafetensorsWriter(path, handle);
    if (metadata) writer.header.__metadata__ = metadata;
    return writer;
  }

  /** Appends one tensor; `data` holds its elements in `dtype`, row-major. */
  async add(name: string, dtype: DType, shape: readonly number[], data: Numbers): Promise<void> {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const expected = shape.reduce((product, size) => product * size, ELEMENT_BYTES[dtype]);
    if (bytes.length !== expected) throw new Error(`${name}: ${bytes.length} bytes for ${dtype} [${shape.join(', ')}]`);
    if (name in this.header) throw new Error(`${name}: written twice`);
    this.header[name] = { dtype, shape, data_offsets: [this.position, this.position + bytes.length] };
    for (let done = 0; done < bytes.length;) {
      done += (await this.handle.write(bytes, done, bytes.length - done)).bytesWritten;
    }
    this.position += bytes.length;
  }

  /** Writes header and tensors under the target's name. */
  async finish(): Promise<void> {
    await this.handle.close();
    const json = new TextEncoder().encode(JSON.stringify(this.header));
    // Spaces behind the JSON keep the tensors on an 8-byte boundary, as the reference implementation does.
    const length = Math.ceil(json.length / 8) * 8;
    const head = new Uint8Array(8 + length).fill(0x20);
    new DataView(head.buffer).setBigUint64(0, BigInt(length), true);
    head.set(json, 8);
    const whole = `${this.path}.partial`;
    const out = createWriteStream(whole);
    out.write(head);
    await pipeline(createReadStream(bodyOf(this.path)), out);
    await rename(whole, this.path);
    await rm(bodyOf(this.path));
  }

  /** Leaves nothing behind. Safe after `finish`. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(bodyOf(this.path), { force: true });
    await rm(`${this.path}.partial`, { force: true });
  }
}

function bodyOf(path: string): string {
  return `${path}.body.partial`;
}
