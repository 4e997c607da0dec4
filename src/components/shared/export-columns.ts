/**
 * The columns of all exported tables: unit and meaning of each. One name means one thing in every lab; a unit that a reader
 * could mistake stands in the name that the file uses (`logit_nats`).
 */
import type { Unit } from './export-data';

export interface Column {
  unit: Unit;
  meaning: string;
}

const index = (meaning: string): Column => ({ unit: 'index', meaning: `${meaning}, from 0` });
const name = (meaning: string): Column => ({ unit: 'name', meaning });
const id = (meaning: string): Column => ({ unit: 'id', meaning });
const count = (meaning: string): Column => ({ unit: 'count', meaning });
const pure = (meaning: string): Column => ({ unit: '1', meaning });
const nats = (meaning: string): Column => ({ unit: 'nat', meaning });

const columns: Readonly<Record<string, Column>> = {
  // Where
  layer: index('block'),
  head: index('attention head of the block'),
  block: index('block'),
  position: index('position of the token in what the model read'),
  query: index('position that looks'),
  key: index('position that is looked at'),
  dimension: index('dimension of the vector'),
  feature: index('feature of the vector that is multiplied'),
  neuron: index('neuron of the MLP'),
  index: index('place in the vector'),
  row: index('row of the matrix'),
  step: index('step of generation'),
  run: name('which run, or which repetition'),
  additions: count('sublayers whose output has been added to the residual stream'),
  offset: count('positions that the text was moved by'),
  copy: count('which copy of the phrase, from 1'),
  stage: name('tensor of the graph'),
  name: name('tensor of the graph, or what the row holds'),
  vector: name('which vector'),
  part: name('part of the model'),
  layerNorm: index('LayerNorm, in the order of the model'),
  way: name('how it was done'),
  kind: name('kind of head'),
  relation: name('whether and how the one may look at the other'),
  input: name('shape that goes in'),
  output: name('shape that comes out'),
  // Tokens
  id: id('token id in GPT-2’s vocabulary'),
  id_a: id('token id in the first text'),
  id_b: id('token id in the second text'),
  token: name('text of the token; its bytes where it is no text'),
  text: name('text of the token'),
  bytes: name('bytes of the token in hexadecimal'),
  target: name('word that looks'),
  source: name('word that is looked at'),
  looks: name('token that looks'),
  looked_at: name('token that is looked at'),
  prompt: name('text that the model read'),
  promotes: name('tokens that the neuron makes more probable'),
  rank: count('place by logit, from 1'),
  rankOfFinalAnswer: count('place of the model’s final answer in this layer’s ranking, from 1'),
  top_without: id('most probable next token without the added words'),
  topWithout: id('most probable next token with this head off'),
  top_with: id('most probable next token with the added words'),
  // Probabilities
  logit: nats('logit: log-probability up to a constant of the position'),
  probability: pure('softmax of the logits, 0 to 1'),
  tempered: pure('probability after temperature'),
  final: pure('probability after temperature, top-k and top-p'),
  before: pure('probability in the model as it is'),
  after: pure('probability after the change'),
  withoutDropout: pure('probability without dropout'),
  draw: pure('number drawn from [0, 1)'),
  logProbability: nats('ln of the token’s probability'),
  deltaLogProbability: nats('change of ln p'),
  contribution: nats('what the part adds to the token’s logit'),
  divergence: nats('Kullback–Leibler divergence from the unchanged run'),
  divergenceSkipCut: nats('Kullback–Leibler divergence with this skip path cut'),
  divergenceSublayerOff: nats('Kullback–Leibler divergence with this sublayer off'),
  kl: nats('Kullback–Leibler divergence from the exact model'),
  largest: nats('largest difference of a logit from the exact model'),
  sameTop: name('whether the most probable token is the same'),
  identical: name('whether every bit is the same'),
  endOfText: name('whether the model ended the text here'),
  seed: count('seed of the random numbers'),
  seen: name('whether the token repeats a loop'),
  // Attention and vectors
  attention: pure('attention probability, 0 to 1'),
  meanAttention: pure('average attention to the place that the kind names, 0 to 1'),
  pattern: pure('attention probability, 0 to 1'),
  masked_after_softmax: pure('attention probability with the mask after softmax'),
  score: pure('attention score before softmax'),
  masked_score: pure('attention score after the mask; -Infinity where masked'),
  dot: pure('dot product of query and key'),
  q: pure('component of the query'),
  k: pure('component of the key'),
  product: pure('product of the two factors'),
  x: pure('component of the vector that goes in'),
  weight: pure('weight'),
  value: pure('component of the vector'),
  mean: pure('mean over the dropout patterns'),
  standardised: pure('component minus mean, over the standard deviation'),
  gamma: pure('LayerNorm’s factor γ'),
  beta: pure('LayerNorm’s addend β'),
  normalized: pure('component after LayerNorm'),
  scaled: pure('component after the reader’s factor'),
  scaledNormalized: pure('component after the reader’s factor and LayerNorm'),
  pre: pure('neuron before GELU'),
  post: pure('neuron after GELU'),
  length: pure('length of what the neuron writes'),
  norm: pure('length (L2 norm) of the vector'),
  normSkipWeakened: pure('length of the stream with the skip path weakened'),
  normSublayerWeakened: pure('length of the stream with the sublayer weakened'),
  stream: pure('length of the residual stream'),
  added: pure('length of what the sublayer adds'),
  degrees: { unit: 'degree', meaning: 'angle between stream and addition' },
  cosine: pure('cosine of the angle between the two vectors'),
  scaleBefore: pure('LayerNorm’s divisor (standard deviation), at the last token'),
  scaleAfter: pure('the same after the change'),
  difference: pure('largest difference of a component'),
  usual: pure('largest difference of a component in the model as it is'),
  size: pure('largest component'),
  // Numbers as the model stores them
  exact: pure('weight of the checkpoint'),
  whole: count('whole number that is stored'),
  found: pure('weight that is read back'),
  error: pure('found minus exact'),
  weights: count('weights'),
  // Time and memory
  tokens: count('tokens in the model’s context'),
  fed: count('tokens fed to the model'),
  past: count('tokens whose keys and values were kept'),
  milliseconds: { unit: 'ms', meaning: 'time on this device' },
  cacheBytes: { unit: 'byte', meaning: 'memory of keys and values' },
  largestDifference: nats('largest difference of a logit between the two ways'),
  largestLogit: nats('largest logit'),
};

/** Null for a column that is not explained here: a defect, which the tests find. */
export function columnOf(key: string): Column | null {
  if (/^d\d+$/.test(key)) return pure(`dimension ${key.slice(1)} of the vector`);
  return Object.hasOwn(columns, key) ? columns[key]! : null;
}

const SUFFIX: Partial<Record<Unit, string>> = { nat: 'nats', ms: 'ms', byte: 'bytes', degree: 'degrees' };
/** The unit is said already, or would read twice. */
const SAID: Readonly<Record<string, string>> = {
  milliseconds: 'time_ms',
  degrees: 'angle_degrees',
  cacheBytes: 'cache_bytes',
};

/** A column's name in a file: `deltaLogProbability` → `delta_log_probability_nats`. */
export function fileName(key: string): string {
  const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const suffix = SUFFIX[columnOf(key)?.unit ?? '1'];
  return SAID[key] ?? (suffix ? `${snake}_${suffix}` : snake);
}

/** One column for each dimension: d0, d1, … */
export function dimensions(values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(Array.from(values, (value, i) => [`d${i}`, value]));
}
