/**
 * Every field that a link may carry: lab → field → rule. A lab's id is that of its figure; its island declares the same
 * fields with their defaults (`useLabState`), which the type checker and `tests/e2e/permalinks.spec.ts` hold against this
 * list. A field is never renamed silently: `migrations.ts`.
 */
import { choice, index, list, look, number, onOff, prose, whole, written, type Rule } from './rules';

const seed = whole(0, 999_999);
/** Heads: 2.5, 0.3 2.5, 2.*, *.*. */
const heads = written(/^((\d{1,4}|\*)\.(\d{1,4}|\*)([ ,+]+|$))*$/);
/** Vectors: 2,1;0,2. */
const vectors = written(/^(-?\d(\.\d)?[,;]?)*$/, 200);
/** No token id is larger: GPT-2's vocabulary, which all models here share. */
const LAST_ID = 50_256;
const sampling = { temperature: number(0.1, 5), topK: whole(0), topP: number(0.01, 1) };
const rate = number(0, 0.9);

export const linkFields = {
  'attends-to': { text: prose, position: look, layer: index, head: index, key: look },
  'compare-prompts': { a: prose, b: prose, depth: index, row: look },
  'cross-attention': { example: choice('click', 'cheese'), row: look, q: vectors, k: vectors, v: vectors },
  'cut-skip': { at: index, path: choice('skip', 'sublayer'), gate: number(0, 1) },
  'decode-steps': { seed, ...sampling, steps: whole(0, 64), cache: onOff, chosen: look },
  'dropout-mean': { p: rate, count: whole(1, 500), rescale: onOff },
  'dropout-pattern': {
    place: choice('embd', 'attn', 'resid', 'mlp'),
    layer: index,
    head: index,
    p: rate,
    seed,
    rescale: onOff,
    training: onOff,
    row: look,
  },
  'dropout-runs': { p: rate, embd: onOff, attn: onOff, resid: onOff, rescale: onOff, training: onOff, seed },
  'embedding-strip': { token: look, mode: choice('one', 'all'), part: choice('embed', 'position', 'sum') },
  'exact-error': { prompt: whole(0, 999) },
  'gelu-curve': { layer: index, position: look },
  generate: {
    seedA: seed,
    temperatureA: sampling.temperature,
    topKA: sampling.topK,
    topPA: sampling.topP,
    seedB: seed,
    temperatureB: sampling.temperature,
    topKB: sampling.topK,
    topPB: sampling.topP,
  },
  'greedy-loop': { seed },
  'head-kinds': { kind: choice('previous', 'first', 'self', 'duplicate', 'induction'), seed, head: heads },
  'head-outputs': { layer: index, token: look, row: look, dimension: look },
  'head-patterns': { head: heads, drawing: choice('lines', 'matrix'), token: look, key: look },
  'head-switches': { off: heads, show: choice('delta', 'divergence'), at: { ...heads, look: true } },
  int8: { channel: whole(0, 999), bits: whole(2, 8) },
  'kv-cache': { length: whole(1) },
  'later-words': { words: prose, mode: choice('after', 'instead'), mask: choice('causal', 'none') },
  'logit-lens': { position: look, layer: look, candidate: look },
  'mask-choice': { kind: choice('causal', 'none', 'later', 'window'), width: whole(1), layer: index, head: index },
  'mask-shapes': { family: choice('encoder', 'decoder', 'both'), row: look, column: look, source: prose },
  'mask-steps': { layer: index, head: index, row: look, column: look, late: onOff, numbers: onOff },
  'mlp-flow': { layer: index, position: look, neuron: index },
  'mlp-off': { what: choice('blocks', 'neurons'), off: written(/^(\d{1,3}(\.|$))*$/), layer: index, count: whole(0) },
  'model-map': {
    part: choice(
      ...['tokens', 'embedding', 'position', 'ln1', 'attention', 'add1', 'ln2', 'mlp', 'add2'],
      ...['lnFinal', 'output', 'probabilities'],
    ),
  },
  neighbours: { word: prose, space: onOff, id: whole(-1, LAST_ID), trail: list(0, LAST_ID, 100) },
  neurons: { layer: index, position: look, pick: look },
  'next-token': {
    temperature: number(0.1, 3),
    seed,
    added: list(0, LAST_ID, 4096),
    from: whole(0),
    token: look,
  },
  'norm-off': { off: written(/^((\d{1,3}[ab]|final)(-|$))*$/), left: number(0, 1) },
  'norm-scale': { layer: index, position: look, factor: number(0.1, 10) },
  'norm-values': { norm: choice('ln1', 'ln2', 'final'), layer: index, position: look, dimension: look },
  'position-table': {
    mode: choice('values', 'similarity'),
    order: choice('spread', 'stored'),
    position: look,
    column: look,
  },
  'qkv-cell': { layer: index, head: index, part: choice('q', 'k', 'v'), dim: index, position: look },
  'repeated-phrase': { phrase: prose },
  sampling: { ...sampling, seed, draws: whole(0, 10_000) },
  'score-shape': { c0: number(-2, 2), c1: number(-2, 2), layer: index, head: index },
  'score-sum': { layer: index, head: index, query: look, key: look },
  'shift-text': { offset: whole(0) },
  'stream-norms': { token: look, log: onOff },
  tokenizer: { text: prose, token: look },
  'who-wrote': {
    mode: choice('logit', 'difference'),
    token: whole(0, 999),
    rival: whole(0, 999),
    open: list(0, 999, 999),
  },
  'word-order': { text: prose, a: index, b: index, scale: number(0, 1), mask: choice('causal', 'none') },
  'your-device': {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Rule>>>>;

export type LinkedLab = keyof typeof linkFields;

/** The rule of `lab.field`; null for a lab or a field that does not exist. */
export function ruleOf(key: string): Rule | null {
  const at = key.lastIndexOf('.');
  const fields = own(linkFields, key.slice(0, at));
  return (fields && own(fields, key.slice(at + 1))) ?? null;
}

/** Without what every object inherits: a link may name `constructor`. */
export function own<T extends object>(object: T, name: string): T[keyof T] | undefined {
  return Object.hasOwn(object, name) ? object[name as keyof T] : undefined;
}
