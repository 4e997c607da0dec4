/**
 * What a page may ask of the model's worker, and what comes back. Types only.
 * Every message is structured-cloneable; arrays of floats are transferred.
 */
import type {
  Activation,
  Activations,
  AttentionSteps,
  CacheTiming,
  Candidate,
  Comparison,
  DecodedStep,
  Distribution,
  ErrorCode,
  Interventions,
  LogitAttribution,
  Manifest,
  RunTiming,
  MlpToken,
  NeuronReport,
  PositionComparison,
  SamplingSettings,
  StreamNorms,
  Token,
} from '../engine/types';

/** Requests by name. `tokenize` needs the tokenizer alone; all others load the model first. */
export interface Requests {
  /** Text → tokens. Special-token text is plain text. */
  tokenize: { in: { text: string }; out: { tokens: Token[] } };
  /** Token ids → tokens, e.g. to show what stands at an id. */
  describe: { in: { ids: number[] }; out: { tokens: Token[] } };
  /** One pass of the model. `fetch` names the graph's outputs. */
  run: {
    in: { tokens: number[]; interventions?: Interventions; logitPositions?: number[]; fetch: string[] };
    out: { activations: Activations };
  };
  /** The next-token distribution after the last token; `top` candidates are listed. */
  predict: {
    in: { tokens: number[]; interventions?: Interventions; settings: SamplingSettings; top: number };
    out: { distribution: Distribution };
  };
  /** The answer of each layer: ln_final and the output layer applied to every block's residual stream at the last position. */
  logitLens: {
    in: { tokens: number[]; top: number };
    /** One for the sum of embeddings (`blocks.0.resid_pre`), then one after each block. */
    out: {
      layers: {
        name: string;
        distribution: Distribution;
        /** The model's final answer (top token of the last layer), as this layer ranks it. */
        answer: Candidate;
      }[];
    };
  };
  /**
   * Several runs beside each other, the first of which is the one the others are held against: the model as it is, say,
   * and the model with one part switched off.
   */
  compare: {
    in: {
      runs: { tokens: number[]; interventions?: Interventions; fetch?: string[] }[];
      top: number;
      ids?: number[];
      position?: number;
    };
    out: { comparison: Comparison };
  };
  /**
   * The logits of some tokens at one position (the last where absent), each as a sum over what every part of the model
   * wrote to the residual stream. The difference of two is the attribution of a logit difference.
   */
  attribution: {
    in: { tokens: number[]; interventions?: Interventions; position?: number; ids: number[] };
    out: { attributions: LogitAttribution[] };
  };
  /** Norms of the residual stream and of what is added to it, at every step and position; angles between the two. */
  streamNorms: {
    in: { tokens: number[]; interventions?: Interventions };
    out: { norms: StreamNorms };
  };
  /** What each head of a layer writes to the residual stream at one position: `heads` [H,D], and `bias` b_o [D]. */
  headWrites: {
    in: { tokens: number[]; interventions?: Interventions; layer: number; position: number };
    out: { activations: { heads: Activation; bias: Activation } };
  };
  /**
   * Weights as they lie in the model, by the manifest's names: a row or a column of a matrix, or the whole tensor where
   * neither is named (biases, γ and β, the position table). In the order asked for.
   */
  weights: {
    in: { parts: { tensor: string; row?: number; column?: number }[] };
    out: { values: Activation[] };
  };
  /** The MLP of one block as one token goes through it, with the weights of one of its neurons. */
  mlpToken: {
    in: { tokens: number[]; layer: number; position: number; neuron: number };
    out: { token: MlpToken };
  };
  /** The neurons of one block at one position: how many are active, which write most, and which tokens these promote. */
  neurons: {
    in: { tokens: number[]; layer: number; position: number; count: number; top: number };
    out: { report: NeuronReport };
  };
  /** Two runs held against each other at every position they have in common. */
  byPosition: {
    in: { runs: [PositionInput, PositionInput] };
    out: { positions: PositionComparison[] };
  };
  /** The pattern of one head, step by step from q·k. */
  attentionSteps: {
    in: { tokens: number[]; interventions?: Interventions; layer: number; head: number };
    out: { steps: AttentionSteps };
  };
  /** Nearest rows of the token embedding matrix by cosine; the token itself is left out. */
  neighbours: {
    in: { id: number; count: number };
    out: { neighbours: { token: Token; cosine: number }[] };
  };
  /**
   * Generate; `progress` is called with every new token. Stops at `count` or when the context is full.
   * Token i is drawn with uniform(seed, firstStep + i); firstStep is 0 where absent, and lets a text be continued.
   */
  generate: {
    in: {
      tokens: number[];
      count: number;
      settings: SamplingSettings;
      seed: number;
      firstStep?: number;
      top: number;
    };
    progress: GeneratedToken;
    out: { tokens: GeneratedToken[]; stopped: 'count' | 'context-full' };
  };
  /**
   * One step of decoding, drawn with uniform(seed, step). With `cache`, the tokens that the step before has read are not read
   * again; the answer says how many were.
   */
  decodeStep: {
    in: { tokens: number[]; settings: SamplingSettings; seed: number; step: number; top: number; cache: boolean };
    out: { step: DecodedStep };
  };
  /** The last step of a text with and without the key/value cache: times in turn, and the difference of their logits. */
  cacheTiming: {
    in: { tokens: number[]; repeats: number };
    out: { timing: CacheTiming };
  };
  /** One channel of a matrix as it is stored; null where weights are float32. */
  channel: {
    in: { tensor: string; index: number };
    out: { channel: { values: number[]; scale: number } | null };
  };
  /** One pass over these tokens, timed with the logits alone and with every activation, in turns. */
  runTiming: {
    in: { tokens: number[]; repeats: number };
    out: { timing: RunTiming };
  };
  /** ln p of every token but the first, given those before it, at temperature 1: [T−1]. */
  tokenLogProbabilities: {
    in: { tokens: number[] };
    out: { logProbabilities: number[] };
  };
}

interface PositionInput {
  tokens: number[];
  interventions?: Interventions;
}

export interface GeneratedToken {
  token: Token;
  /** Probability it was sampled with (`final`). */
  probability: number;
  /** The uniform random number in [0,1) that chose it. */
  draw: number;
  distribution: Distribution;
}

export type RequestName = keyof Requests;

export type SessionState =
  | { kind: 'idle' }
  | { kind: 'loading'; receivedBytes: number; totalBytes: number; preparing: boolean }
  | { kind: 'ready' }
  | { kind: 'running' }
  | { kind: 'failed'; code: ErrorCode; details: Record<string, string | number> };

/** What is known of the loaded model. */
export type LoadedModel = Pick<
  Manifest,
  'id' | 'title' | 'license' | 'config' | 'parameters' | 'weights' | 'compute'
> & {
  /** The id of the model that was wanted, where the site does not have it and the default model answers. */
  insteadOf?: string;
  /** Threads that compute. */
  threads?: number;
};
