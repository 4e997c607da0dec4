/** What the proof prints of one model. */
import { downloadBytes } from '../../src/engine/manifest';
import type { Manifest } from '../../src/engine/types';
import { median } from '../bench/timing';
import { EXACT_NEUTRAL, ROUNDED } from '../lib/conformance/bars';
import { largestDifference } from '../lib/conformance/compare';
import type { BrowserFigures } from './browser';

export interface RunFigures {
  /** Milliseconds until the model is ready. */
  load: number;
  /** At every position, [T,V] row-major. */
  logits: Float32Array;
  /** Milliseconds of each run over all tokens, and of each token decoded after them. */
  runs: number[];
  decoded: number[];
}

export interface ModelFigures {
  manifest: Manifest;
  /** Logits of the independent implementation. */
  expected: Float32Array;
  node: RunFigures;
  page: BrowserFigures;
}

/** The same WebAssembly with the same numbers: nothing should differ, whatever the machine. */
const BROWSER_AGAINST_NODE = 1e-5;

/** Returns how many comparisons are above their bar. */
export function printFigures({ manifest, expected, node, page }: ModelFigures): number {
  const { weights, compute, parameters, config } = manifest;
  const tokens = expected.length / config.vocab_size;
  const rounded = ROUNDED.find((combination) => combination.weights === weights && combination.compute === compute);
  const bar = rounded?.neutral ?? EXACT_NEUTRAL;
  const comparisons: [title: string, a: Float32Array, b: Float32Array, bar: number][] = [
    ['Chromium against the independent implementation', page.logits, expected, bar],
    ['Node against the independent implementation', node.logits, expected, bar],
    ['Chromium against Node', page.logits, node.logits, BROWSER_AGAINST_NODE],
  ];
  const differences = comparisons.map(([title, a, b, bar]) => ({ title, bar, difference: difference(a, b) }));
  const lines = [
    `${weights} weights, ${compute} arithmetic: ${(parameters / 1e6).toFixed(1)} M parameters, ${megabytes(downloadBytes(manifest))}`,
    ...differences.map(
      ({ title, difference, bar }) =>
        `  ${title}: ${difference.toExponential(1)} of the largest logit (bar ${bar})${difference <= bar ? '' : '  ABOVE'}`,
    ),
    `  Chromium: ready after ${seconds(page.load)}, again from its cache after ${seconds(page.loadAgain)}; ` +
      `${milliseconds(page.runs)} for ${tokens} tokens, ${milliseconds(page.decoded)} a token generated`,
    `  Node: ready after ${seconds(node.load)}; ` +
      `${milliseconds(node.runs)} for ${tokens} tokens, ${milliseconds(node.decoded)} a token decoded`,
    page.memory
      ? `  Memory of the page's process: ${megabytes(page.memory.now)} after the runs, ${megabytes(page.memory.peak)} at most`
      : `  Memory of the page's process: this system does not tell`,
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
  return differences.filter(({ difference, bar }) => !(difference <= bar)).length;
}

function difference(actual: Float32Array, expected: Float32Array): number {
  return largestDifference({ data: actual, shape: [actual.length] }, { data: expected, shape: [expected.length] });
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const milliseconds = (times: number[]) => `${median(times).toFixed(0)} ms`;
