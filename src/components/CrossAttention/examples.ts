/**
 * The two sentences of the figure, with vectors made by hand: in Japanese, マウス is the device or the animal; the word
 * beside it decides. Values: first number "device", second "animal".
 */
import type { Vectors } from './arithmetic';

export interface CrossExample extends Vectors {
  /** The sequence that asks. */
  target: string[];
  /** The sequence that is read, with what its words mean. */
  source: { text: string; gloss: string }[];
}

export const EXAMPLES = {
  click: {
    target: ['click', 'mouse'],
    source: [
      { text: 'マウス', gloss: 'mouse' },
      { text: 'を', gloss: 'object' },
      { text: 'クリック', gloss: 'click' },
    ],
    q: [
      [0, 2],
      [2, 1],
    ],
    k: [
      [2, 0],
      [-1, -1],
      [1, 2],
    ],
    v: [
      [1, 1],
      [0, 0],
      [2, 0],
    ],
  },
  cheese: {
    target: ['mouse', 'cheese'],
    source: [
      { text: 'マウス', gloss: 'mouse' },
      { text: 'が', gloss: 'subject' },
      { text: 'チーズ', gloss: 'cheese' },
    ],
    q: [
      [2, 1],
      [0, 2],
    ],
    k: [
      [2, 0],
      [-1, -1],
      [1, 2],
    ],
    v: [
      [1, 1],
      [0, 0],
      [0, 2],
    ],
  },
} as const satisfies Record<string, Readonlyish>;

type Rows = readonly (readonly number[])[];
interface Readonlyish {
  target: readonly string[];
  source: readonly { text: string; gloss: string }[];
  q: Rows;
  k: Rows;
  v: Rows;
}

export type ExampleName = keyof typeof EXAMPLES;

/** A copy that may be changed. */
export function exampleNamed(name: string): CrossExample {
  return structuredClone(EXAMPLES[name === 'cheese' ? 'cheese' : 'click']) as unknown as CrossExample;
}
