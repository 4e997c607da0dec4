/** The running model's logits after some prompts, held against stored ones of the exact checkpoint. */
import { logitError } from '../../engine/derived/logit-error';
import type { LogitError, Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

/** Beginnings of tales, and one that is none. */
export const PROMPTS = [
  'Once upon a time there was a little',
  'She opened the door and looked at the',
  'The king and the queen lived in a',
  'The number of people in the United States is',
];
/** Tokens listed for each prompt. */
export const TOP = 5;
/** Below the site's folder: logits [V] of every prompt, one after another, float32, little-endian. */
export const FILE = 'exact/logits.bin';

export interface Prompt {
  prompt: string;
  tokens: Token[];
}

/** `src/examples/exact-error.json`. */
export interface StoredErrors {
  model: { id: string; title: string; sha256: string };
  prompts: Prompt[];
  vocabularySize: number;
  /** Of the file with exact logits. */
  bytes: number;
  errors: LogitError[];
}

export type Ask = (name: 'run', input: Requests['run']['in']) => Promise<Requests['run']['out']>;

/** `exact`: logits of the prompts, one after another. */
export async function compareWithExact(
  ask: Ask,
  prompts: readonly Prompt[],
  exact: Float32Array,
): Promise<LogitError[]> {
  const width = exact.length / prompts.length;
  const errors: LogitError[] = [];
  for (const [i, { tokens }] of prompts.entries()) {
    const { activations } = await ask('run', { tokens: tokens.map(({ id }) => id), fetch: ['logits'] });
    errors.push(logitError(exact.subarray(i * width, (i + 1) * width), activations.logits!.data, TOP));
  }
  return errors;
}

/** Bytes of `FILE` → logits. Float32Array would read them in the machine's own order of bytes. */
export function floatsOf(bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
}
