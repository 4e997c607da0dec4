/** A model's weights as one long run of bytes, kept in the pieces in which they were downloaded. */
import type { Location } from './types';

export class Chunks {
  constructor(private readonly chunks: readonly Uint8Array[]) {}

  /**
   * `length` bytes that begin `skip` bytes after a place. A view where they lie in one chunk, so that nothing is
   * copied; a copy where they run over a border.
   */
  bytes({ chunk, offset }: Location, length: number, skip = 0): Uint8Array {
    let index = chunk;
    let start = offset + skip;
    while (index < this.chunks.length && start >= this.chunks[index]!.length && length > 0) {
      start -= this.chunks[index]!.length;
      index += 1;
    }
    const first = this.chunks[index];
    if (first && start + length <= first.length) return first.subarray(start, start + length);
    return this.gather(index, start, length);
  }

  /** As `bytes`, seen as float32; copied where they do not begin on a multiple of 4. */
  floats(location: Location, count: number, skip = 0): Float32Array {
    const bytes = this.bytes(location, 4 * count, 4 * skip);
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    return new Float32Array(aligned.buffer, aligned.byteOffset, count);
  }

  private gather(index: number, start: number, length: number): Uint8Array {
    const all = new Uint8Array(length);
    let done = 0;
    for (let i = index, from = start; done < length; i++, from = 0) {
      const chunk = this.chunks[i];
      if (!chunk) throw new RangeError(`Weights end ${length - done} bytes too early`);
      const part = chunk.subarray(from, from + length - done);
      all.set(part, done);
      done += part.length;
    }
    return all;
  }
}
