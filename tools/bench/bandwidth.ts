/** How fast this machine reads memory, and what that means for decoding one token. */
import { tensorBytes } from '../../src/engine/manifest';
import type { Manifest } from '../../src/engine/types';
import { median, timed } from './timing';

const BYTES = 512 * 2 ** 20;

/** Bytes per second at which one thread reads memory that no cache holds: memchr over half a gigabyte of zeros. */
export async function readBandwidth(rounds = 7): Promise<number> {
  const buffer = Buffer.alloc(BYTES);
  buffer.fill(0); // touched, so that the pages exist
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { processor } = await timed(async () => {
      if (buffer.indexOf(1) !== -1) throw new Error('There is no 1 among zeros');
    });
    times.push(processor);
  }
  return (1000 * BYTES) / median(times);
}

/** Bytes of weights that one token with its logits needs: all, but of the positions one row. */
export function bytesPerToken({ tensors, compute }: Manifest): number {
  return Object.entries(tensors).reduce((total, [name, { dtype, shape }]) => {
    const stored = tensorBytes({ dtype: compute === 'fp32' ? 'float32' : dtype, shape });
    return total + (name === 'wpe.weight' ? stored / shape[0]! : stored);
  }, 0);
}
