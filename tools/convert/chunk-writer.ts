/** Writes a stream of bytes as files of a limited size, gzipped where that makes them smaller, with their hashes. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ChunkInfo, Location } from '../../src/engine/types';

/**
 * Bytes of a chunk, unpacked. Static hosts cap files at 25 MiB. Far smaller, because a reader whose connection is cut off
 * loads only the chunk again that was under way.
 */
const CHUNK_BYTES = 4 * 2 ** 20;

/** Arrays begin on a multiple of this, so that a chunk in memory can be read as float32 without copying. */
const ALIGNMENT = 64;

export class ChunkWriter {
  readonly chunks: ChunkInfo[] = [];
  /** Parts of the chunk that is being filled. */
  private parts: Uint8Array[] = [];
  private position = 0;

  constructor(
    private readonly folder: string,
    private readonly chunkBytes = CHUNK_BYTES,
  ) {}

  /** Appends an array and says where it begins; it may run over into further chunks. */
  async add({ buffer, byteOffset, byteLength }: ArrayBufferView): Promise<Location> {
    await this.append(new Uint8Array((ALIGNMENT - (this.position % ALIGNMENT)) % ALIGNMENT));
    const place = { chunk: Math.floor(this.position / this.chunkBytes), offset: this.position % this.chunkBytes };
    await this.append(new Uint8Array(buffer, byteOffset, byteLength));
    return place;
  }

  /** Writes what is left as the last chunk. */
  async finish(): Promise<void> {
    if (this.parts.length === 0) return;
    const file = `weights-${String(this.chunks.length).padStart(3, '0')}.bin`;
    const content = Buffer.concat(this.parts);
    this.parts = [];
    this.chunks.push(await writeHashed(this.folder, file, content));
  }

  private async append(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const room = this.chunkBytes - (this.position % this.chunkBytes);
      const part = bytes.slice(done, done + room);
      this.parts.push(part);
      this.position += part.length;
      done += part.length;
      if (part.length === room) await this.finish();
    }
  }
}

/**
 * Writes one whole file and describes it. Gzipped on disk, not by the host: most hosts send files of unknown types as they
 * are. Not `.gz` by name: some would then announce an encoding, and the browser unpack what the page unpacks.
 */
export async function writeHashed(folder: string, file: string, bytes: Uint8Array): Promise<ChunkInfo> {
  const packed = await promisify(gzip)(bytes, { level: 9 });
  const shrinks = packed.length < bytes.length;
  await writeFile(join(folder, file), shrinks ? packed : bytes);
  const info = { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  return shrinks ? { ...info, packed: { as: 'gzip', bytes: packed.length } } : info;
}
