/**
 * The columns of all exported tables: unit and meaning of each. One name means one thing in every lab; a unit that a reader
 * could mistake stands in the name that the file uses (`logit_nats`).
 */
import type { Token } from '../../engine/types';
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
  run: name('which of the texts'),
  repetition: index('repetition of the measurement'),
  additions: count('sublayers whose output has been added to the residual stream'),
  offset: count('positions that the text was moved by'),
  copy: count('which copy of the phrase, from 1'),
  stage: name('tensor of the graph'),
  name: name('tensor of the graph, or what the row holds'),
  vector: name('which vector'),
  part: name('part of the model; `logit`: all of them'),
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
  token: name('text of the token; where its bytes are no whole characters, these in hexadecimal'),
  text: name('text of the token; empty where its bytes are no whole characters'),
  bytes: name('bytes of the token in hexadecimal'),
  target: name('word that looks'),
  source: name('word that is looked at'),
  looks: name('token that looks'),
  looked_at: name('token that is looked at'),
  prompt: name('text that the model read'),
  promotes: name('tokens that the neuron makes more probable'),
  rank: count('place by logit, from 1, among all tokens'),
  rankOfFinalAnswer: count('place of the model’s final answer in this layer’s ranking, from 1'),
  top_without: id('most probable next token without the added words'),
  topWithout: id('most probable next token with this head off'),
  top_with: id('most probable next token with the added words'),
  // Probabilities
  logit: nats('logit: log-probability up to a constant of the position'),
  probability: pure('softmax of the logits over all tokens, at temperature 1'),
  tempered: pure('softmax of the logits over all tokens, at the temperature of the settings'),
  final: pure('probability that is drawn with: after temperature, top-k and top-p'),
  before: pure('probability in the model as it is'),
  after: pure('probability after the change'),
  withoutDropout: pure('probability without dropout'),
  draw: pure('random number from [0, 1) that chose the token'),
  logProbability: nats('ln of the token’s probability'),
  deltaLogProbability: nats('change of ln p'),
  contribution: nats('what the part adds to the token’s logit; of a whole attention, its heads and bias together'),
  divergence: nats('Kullback–Leibler divergence from the unchanged run'),
  divergenceSkipCut: nats('Kullback–Leibler divergence with this skip path cut'),
  divergenceSublayerOff: nats('Kullback–Leibler divergence with this sublayer off'),
  kl: nats('Kullback–Leibler divergence from the exact model'),
  largest: nats('largest absolute difference of a logit from the exact model'),
  sameTop: name('whether the most probable token is the same'),
  identical: name('whether every bit is the same'),
  endOfText: pure('probability of the end-of-text token, at temperature 1'),
  seed: id('seed of the random numbers'),
  seen: count('how often the last four tokens, this one among them, have stood there before'),
  // Attention and vectors
  attention: pure('attention probability, 0 to 1'),
  meanAttention: pure('average attention to the place that the kind names, 0 to 1'),
  pattern: pure('attention probability, 0 to 1'),
  masked_after_softmax: pure('what attention would be with the mask after softmax: rows do not sum to 1'),
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
  normalized: pure('component after LayerNorm, γ and β included'),
  scaled: pure('component after the reader’s factor'),
  scaledNormalized: pure('component after the reader’s factor and LayerNorm, γ and β included'),
  pre: pure('neuron before GELU'),
  post: pure('neuron after GELU'),
  length: pure('length of what the neuron writes'),
  norm: pure(
    'length (L2 norm) of the vector; in the skip-path lab, of the stream after the addition, at the last token',
  ),
  normSkipWeakened: pure('the same with the skip path weakened'),
  normSublayerWeakened: pure('the same with the sublayer weakened'),
  stream: pure('length (L2 norm) of the residual stream after so many additions'),
  added: pure('length of what the sublayer adds'),
  degrees: { unit: 'degree', meaning: 'angle between stream and addition' },
  cosine: pure('cosine of the angle between the two vectors'),
  scaleBefore: pure('LayerNorm’s divisor (standard deviation), at the last token'),
  scaleAfter: pure('the same after the change'),
  difference: pure('largest absolute difference of a component at the last position'),
  usual: pure('the same in the model as it is'),
  size: pure('largest absolute value of a component at the last position'),
  // Numbers as the model stores them
  exact: pure('weight that is rounded: the checkpoint’s; of another model than the course’s, what its int8 stands for'),
  whole: count('whole number that the weight is rounded to'),
  found: pure('weight that the whole number stands for'),
  error: pure('found minus exact'),
  weights: count('weights'),
  // Time and memory
  tokens: count('tokens of the text that is measured'),
  fed: count('tokens fed to the model'),
  past: count('tokens whose keys and values were kept'),
  milliseconds: { unit: 'ms', meaning: 'time on this device' },
  cacheBytes: { unit: 'byte', meaning: 'memory of the keys and values of all tokens' },
  largestDifference: nats('largest absolute difference of a logit between the two ways'),
  largestLogit: nats('largest absolute value of a logit'),
};

/** Null for a column that is not explained here: a defect, which the tests find. */
export function columnOf(key: string): Column | null {
  const dimension = /^(delta_)?d(\d+)$/.exec(key);
  if (dimension?.[1]) return pure(`the second text’s vector minus the first’s, in dimension ${dimension[2]}`);
  if (dimension) return pure(`component ${dimension[2]} of the row’s vector, from 0`);
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

/** One column for each dimension: d0, d1, …; of a difference of two vectors delta_d0, delta_d1, … */
export function dimensions(values: ArrayLike<number>, prefix: '' | 'delta_' = ''): Record<string, number> {
  return Object.fromEntries(Array.from(values, (value, i) => [`${prefix}d${i}`, value]));
}

/** What stands in the column `token`. */
export function tokenText({ text, bytes }: Pick<Token, 'text' | 'bytes'>): string {
  return text ?? bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
