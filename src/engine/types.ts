/**
 * The engine's vocabulary: what a model file says, what a run takes and gives.
 * Types only, so that views and the lab can import them without any code.
 */

/** Sizes of a GPT-2-architecture model; names as in Hugging Face's `config.json`. */
export interface ModelConfig {
  n_layer: number;
  n_head: number;
  n_embd: number;
  n_positions: number;
  vocab_size: number;
  layer_norm_epsilon: number;
}

/** One file of a model: its graph, or raw weight bytes, at most 20 MiB. */
export interface ChunkInfo {
  file: string;
  /** Of the content, unpacked. */
  bytes: number;
  /** Of the content, unpacked; lower-case hex. */
  sha256: string;
  /** How the file lies on disk, and its size there. Absent: as it is. */
  packed?: { as: 'gzip'; bytes: number };
}

/** Where an array lies: it starts at `offset` in chunk `chunk` and may run on into the next chunks. */
export interface Location {
  chunk: number;
  offset: number;
}

/** One weight tensor, row-major. */
export interface TensorInfo extends Location {
  dtype: 'int8' | 'float32';
  shape: number[];
  /** For int8: value = int8 · scale[channel]; float32 scales, one for each index of `axis`. */
  scale: (Location & { axis: number }) | null;
}

/**
 * `public/models/<id>/manifest.json`.
 *
 * Tensor names are Hugging Face's without the `transformer.` prefix: `h.0.attn.c_attn.weight` [D,3D] …
 * One differs in layout: `wte.weight` is stored once, transposed, as [D,V], for the output layer and the
 * input look-up alike.
 */
export interface Manifest {
  format: 1;
  id: string;
  title: string;
  license: string;
  source: { name: string; sha256: string; revision?: string };
  config: ModelConfig;
  parameters: number;
  /** How the weights lie on disk, and how the graph computes with them. */
  weights: 'int8' | 'fp32';
  compute: 'fp32' | 'int8';
  graph: ChunkInfo;
  chunks: ChunkInfo[];
  tensors: Record<string, TensorInfo>;
}

/** A named array of numbers with its shape, row-major. The batch axis is dropped. */
export interface Activation {
  data: Float32Array;
  shape: number[];
}

export type Activations = Record<string, Activation>;

/** Values for the graph's optional inputs, by the names of the graph's contract. Neutral where absent. */
export type Interventions = Partial<Record<InterventionName, Activation>>;

export type InterventionName =
  | 'position_scale'
  | 'attention_bias'
  | 'score_coefficients'
  | 'head_gate'
  | 'sublayer_gate'
  | 'skip_gate'
  | 'neuron_gate'
  | 'norm_gate'
  | 'embd_keep'
  | 'attn_keep'
  | 'resid_keep'
  | 'resid_patch'
  | 'resid_patch_gate';

/** Keys and values of earlier tokens, for every layer: [H,P,D/H] each. */
export interface KeyValueCache {
  keys: Activation[];
  values: Activation[];
}

export interface RunRequest {
  /** Token ids, [T]. With a cache: the new ones only. */
  tokens: readonly number[];
  interventions?: Interventions;
  cache?: KeyValueCache;
  /** Rows whose logits are wanted; the last one where absent. */
  logitPositions?: readonly number[];
  /** Names of outputs, e.g. `logits`, `blocks.0.attn.pattern`. */
  fetch: readonly string[];
}

/** A token as the tokenizer sees it: an id that stands for some bytes. */
export interface Token {
  id: number;
  bytes: number[];
  /** The bytes as text, or null where they are not whole UTF-8 characters. */
  text: string | null;
}

/** How a next token is chosen. Neutral: temperature 1, topK 0 (all), topP 1 (all). Temperature 0 is greedy. */
export interface SamplingSettings {
  temperature: number;
  topK: number;
  topP: number;
}

/** One entry of a next-token distribution. */
export interface Candidate {
  token: Token;
  /** Place by falling logit: 1 is the most likely token. */
  rank: number;
  logit: number;
  /** softmax over the whole vocabulary, at temperature 1. */
  probability: number;
  /** softmax over the whole vocabulary, at the chosen temperature. */
  tempered: number;
  keptByTopK: boolean;
  keptByTopP: boolean;
  /** What is sampled from: `tempered` of the kept ones, divided by their sum; 0 where not kept. */
  final: number;
}

/** A next-token distribution: its head as candidates, the rest in sums over the whole vocabulary. */
export interface Distribution {
  candidates: Candidate[];
  vocabularySize: number;
  keptCount: number;
  /** In nats. */
  entropy: { original: number; tempered: number; final: number };
}

/** One step of decoding (`decode-step.ts`): the token chosen, and what it took. */
export interface DecodedStep {
  token: Token;
  /** Probability it was drawn with, after temperature and cut-off. */
  probability: number;
  /** The uniform random number in [0,1) that chose it. */
  draw: number;
  distribution: Distribution;
  /** Tokens whose keys and values came from the cache. */
  past: number;
  /** Tokens that went through the model. */
  fed: number;
  /** Keys and values of all tokens, after this step. */
  cacheBytes: number;
  /** Probability of the end-of-text token, at temperature 1. */
  endOfText: number;
}

/** The last step of a text with and without the cache (`cache-timing.ts`). */
export interface CacheTiming {
  /** Length of the text. */
  tokens: number;
  /** Milliseconds of each run. */
  times: { whole: number[]; cached: number[] };
  /** Between the logits of the two ways, over the whole vocabulary. */
  largestDifference: number;
  /** Largest |logit|: what the difference is small against. */
  largestLogit: number;
  /** Whether both ways have the same most probable token. */
  sameTop: boolean;
  /** Keys and values of all `tokens`. */
  cacheBytes: number;
}

/** One position's logits against another model's (`derived/logit-error.ts`). */
export interface LogitError {
  /** Largest difference of a logit. */
  largest: number;
  /** D(exact‖found) in nats, over the whole vocabulary. */
  kl: number;
  /** Whether the most probable token is the same. */
  sameTop: boolean;
  /** The exact model's most probable tokens, with both probabilities. */
  tokens: { token: Token; exact: number; found: number }[];
}

/** One pass of the model, timed (`run-timing.ts`). */
export interface RunTiming {
  tokens: number;
  /** Milliseconds of each run: with the last row of logits alone, and with all outputs. */
  times: { logits: number[]; all: number[] };
  /** Outputs of the graph, and their bytes for these tokens. */
  outputs: number;
  bytes: number;
}

/** Runs held against the first of them (`derived/comparison.ts`). */
export interface Comparison {
  /** The most probable tokens of every run, those of the first run first, in the order of their probability. */
  tokens: ComparedToken[];
  /** In the order asked for. */
  runs: ComparedRun[];
}

export interface ComparedToken {
  token: Token;
  /** One for each run: softmax over the whole vocabulary at temperature 1. */
  probabilities: number[];
  /** One for each run. */
  logits: number[];
}

export interface ComparedRun {
  /** What was fetched beside the logits. */
  activations: Activations;
  /** Its most probable token; null where the numbers are not finite. */
  top: Token | null;
  /** Of its next-token distribution, in nats; NaN where the numbers are not finite, and so is the divergence. */
  entropy: number;
  /** Kullback–Leibler divergence from the first run to this one, in nats: 0 for the first itself. */
  divergence: number;
  /** Every logit equals the first run's, bit for bit. */
  identical: boolean;
  /** False where the change has driven some logit out of float32: there are no probabilities then (NaN). */
  finite: boolean;
}

/** Two runs at one position that both have (`derived/by-position.ts`). */
export interface PositionComparison {
  /** Every logit of this position is the same in both, bit for bit. */
  identical: boolean;
  /** Kullback–Leibler divergence from the first run to the second, in nats; NaN where logits are not finite. */
  divergence: number;
  /** The most probable next token in each run; null where logits are not finite. */
  tops: [Token | null, Token | null];
  /** Probability, in each run, of the token that comes next in the first run's text; NaN at its end. */
  next: [number, number];
}

/** One cell of a pattern and what it is made of (`derived/pattern-cell.ts`). */
export interface PatternCell {
  layer: number;
  head: number;
  query: number;
  key: number;
  /** [K] of the query's token, of the key's, and their products. */
  q: Float32Array;
  k: Float32Array;
  terms: Float64Array;
  /** The sum of the products ÷ √K, and the score as the run gave it, before the mask. */
  divided: number;
  score: number;
  /** Of the query's row, [S]: masked scores, and e^(masked score − largest). */
  masked: Float32Array;
  powers: Float64Array;
  /** The key's power ÷ the sum of the row's, and the share as the run gave it. */
  share: number;
  pattern: number;
}

/** From q·k to the pattern of one head (`derived/attention-steps.ts`): [T,T] row-major, row = query, unless said. */
export interface AttentionSteps {
  tokens: number;
  /** K, the width of the head. */
  width: number;
  dots: Float32Array;
  scores: Float32Array;
  masked_scores: Float32Array;
  pattern: Float32Array;
  /** e^(masked score − largest of the row), and their sums [T]. */
  powers: Float32Array;
  powerSums: number[];
  /** Sums of the rows of the pattern, [T]. */
  sums: number[];
  /** The mask put after softmax instead of before it, and the sums of its rows, [T]. */
  late: Float32Array;
  lateSums: number[];
}

/**
 * A logit as a sum over everything that was added to the residual stream (`derived/attribution.ts`):
 * logit = embed + pos_embed + Σ (patch + attention + mlp over the layers) + finalBias + remainder.
 */
export interface LogitAttribution {
  /** The token whose logit it is, and the position at which the model gives it. */
  id: number;
  position: number;
  logit: number;
  embed: number;
  pos_embed: number;
  layers: LayerAttribution[];
  /** β of the final layer norm, which no layer wrote. */
  finalBias: number;
  /** What rounding leaves over: the parts are summed more exactly than the model computes. */
  remainder: number;
}

export interface LayerAttribution {
  /** What `resid_patch` put in place of the residual stream; 0 without it. */
  patch: number;
  /** [H]. Heads and `attentionBias` (b_o) sum to `attention`, but for rounding. */
  heads: number[];
  attentionBias: number;
  attention: number;
  mlp: number;
}

/** The MLP of one block at one position (`derived/mlp-token.ts`). D features, F = 4D neurons. */
export interface MlpToken {
  /** `ln2.normalized` [D], `mlp.pre` [F], `mlp.post` [F], `mlp_out` [D] of the token. */
  input: Activation;
  pre: Activation;
  post: Activation;
  out: Activation;
  /** pre · W_out + b_out [D]: what would come out if GELU were left out. */
  linear: Activation;
  neuron: number;
  /** Its column of W_in [D], its b_in, and its row of W_out [D]. */
  column: Activation;
  bias: number;
  row: Activation;
}

/** The neurons of one block at one position (`derived/neurons.ts`). */
export interface NeuronReport {
  /** [L]: how many neurons of each block have a pre-activation above 0 at the position. */
  active: number[];
  /** [F]: the block's neurons, those that write most (|activation| · length of the row of W_out) first. */
  order: number[];
  /** [F]: the share of the output, measured along its own direction and without the bias, of the first 1, 2, … of `order`. */
  share: Float32Array;
  /** The first of `order`. */
  strongest: NeuronDescription[];
}

export interface NeuronDescription {
  neuron: number;
  /** Before and after GELU. */
  pre: number;
  post: number;
  /** Euclidean length of what it writes at the position. */
  length: number;
  /** [T]: its activation after GELU at every position. */
  over: number[];
  /** Tokens whose embedding its row of W_out points to most, and the dot product: logits per unit of activation. */
  promotes: { token: Token; logit: number }[];
}

/** How long the residual stream is at every step, and what is added to it (`derived/stream-norms.ts`). */
export interface StreamNorms {
  /** [2L+1,T]: the stream's norm before block 0, then after each addition. */
  stream: Activation;
  /** [2L,T]: the norm of what is added, by attention and MLP in turn. */
  added: Activation;
  /** [2L,T]: degrees between what is added and the stream that it is added to; NaN where one of them is zero. */
  angle: Activation;
}

/** Codes of everything that can go wrong, translated for the reader by the interface. */
export type ErrorCode =
  | 'offline'
  | 'not-found'
  | 'http'
  | 'interrupted'
  | 'checksum'
  | 'bad-manifest'
  | 'no-webassembly'
  | 'out-of-memory'
  | 'worker-died'
  | 'context-overflow'
  | 'bad-input'
  | 'unknown';
