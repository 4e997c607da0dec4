/** Writes a stream of bytes as files of a limited size, hashing each as it goes. */
import { createHash } from 'node:crypto';
import { open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChunkInfo, Location } from '../../src/engine/types';

/**
 * Static hosts cap files at 25 MiB. Far smaller, because a reader whose connection is cut off loads only the
 * chunk again that was under way.
 */
const CHUNK_BYTES = 4 * 2 ** 20;

/** Arrays begin on a multiple of this, so that a chunk in memory can be read as float32 without copying. */
const ALIGNMENT = 64;

export class ChunkWriter {
  readonly chunks: ChunkInfo[] = [];
  private file: FileHandle | null = null;
  private hash = createHash('sha256');
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

  /** Closes the last chunk. Also right after a failure. */
  async close(): Promise<void> {
    if (!this.file) return;
    await this.file.close();
    this.file = null;
    const last = this.chunks.at(-1)!;
    last.sha256 = this.hash.digest('hex');
    this.hash = createHash('sha256');
  }

  private async append(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const room = this.chunkBytes - (this.position % this.chunkBytes);
      this.file ??= await this.next();
      const part = bytes.subarray(done, done + room);
      await this.file.writeFile(part);
      this.hash.update(part);
      this.chunks.at(-1)!.bytes += part.length;
      this.position += part.length;
      done += part.length;
      if (part.length === room) await this.close();
    }
  }

  private async next(): Promise<FileHandle> {
    const file = `weights-${String(this.chunks.length).padStart(3, '0')}.bin`;
    this.chunks.push({ file, bytes: 0, sha256: '' });
    return open(join(this.folder, file), 'w');
  }
}

/** Writes one whole file and describes it. */
export async function writeHashed(folder: string, file: string, bytes: Uint8Array): Promise<ChunkInfo> {
  await writeFile(join(folder, file), bytes);
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
