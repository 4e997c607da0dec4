/**
 * Byte-pair merging of one long piece of text in n log n time, by a heap over the pairs. Same result as the library's
 * quadratic loop (a test compares them), which the tokenizer uses for everything of usual length.
 */
import ranks from 'gpt-tokenizer/bpeRanks/r50k_base';

/** Ids by byte string: one character for each byte. Made on first use: few texts need it. */
let idsByBytes: Map<string, number> | undefined;

function vocabulary(): Map<string, number> {
  if (idsByBytes) return idsByBytes;
  const encoder = new TextEncoder();
  idsByBytes = new Map();
  for (const [id, token] of ranks.entries()) {
    if (token !== undefined) idsByBytes.set(byteString(typeof token === 'string' ? encoder.encode(token) : token), id);
  }
  return idsByBytes;
}

function byteString(bytes: Iterable<number>): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/**
 * The ids of one piece. Of all neighbouring parts that form a token together, those with the lowest id are joined
 * first, the leftmost of equals before the others, until none is left.
 */
export function mergeLongPiece(piece: string): number[] {
  const ids = vocabulary();
  const bytes = byteString(new TextEncoder().encode(piece));
  const length = bytes.length;
  // Part i begins at byte i and ends where the next one begins; -1 marks parts that were joined to the one before.
  const next = Int32Array.from({ length: length + 1 }, (_, i) => Math.min(i + 1, length));
  const previous = Int32Array.from({ length: length + 1 }, (_, i) => i - 1);
  /** The id that part i and the next one form together; -1 for none. */
  const joined = new Int32Array(length).fill(-1);
  const heap: number[] = [];

  const consider = (i: number) => {
    const middle = next[i]!;
    const id = middle < length ? ids.get(bytes.slice(i, next[middle])) : undefined;
    joined[i] = id ?? -1;
    if (id !== undefined) push(heap, id * POSITIONS + i);
  };
  for (let i = 0; i < length; i++) consider(i);

  while (heap.length > 0) {
    const lowest = pop(heap);
    const i = lowest % POSITIONS;
    if (joined[i] !== (lowest - i) / POSITIONS) continue; // the pair is not there any more
    const swallowed = next[i]!;
    next[i] = next[swallowed]!;
    previous[next[i]!] = i;
    joined[swallowed] = -1;
    consider(i);
    if (previous[i]! >= 0) consider(previous[i]!);
  }

  const output: number[] = [];
  for (let i = 0; i < length; i = next[i]!) output.push(ids.get(bytes.slice(i, next[i]))!);
  return output;
}

/** Heap keys are id · POSITIONS + position: below 2^53, ordered by id, then from left to right. */
const POSITIONS = 2 ** 32;

function push(heap: number[], key: number): void {
  let i = heap.length;
  heap.push(key);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent]! <= key) break;
    heap[i] = heap[parent]!;
    i = parent;
  }
  heap[i] = key;
}

function pop(heap: number[]): number {
  const top = heap[0]!;
  const key = heap.pop()!;
  const size = heap.length;
  if (size === 0) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= key) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = key;
  return top;
}
