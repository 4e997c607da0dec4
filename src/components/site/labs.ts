/**
 * The experiments that can stand alone: folder under src/components → their id, which is the figure's anchor in the page
 * and the name of its embed page (`/embed/<id>/`, `/ja/embed/<id>/`).
 *
 * A new experiment joins by one line; teaching pieces that need an author's props (quizzes, code) do not stand alone.
 */
export const labs: Readonly<Record<string, string>> = {
  CacheCost: 'kv-cache',
  AttendsTo: 'attends-to',
  ComparePrompts: 'compare-prompts',
  CrossAttention: 'cross-attention',
  DecodeSteps: 'decode-steps',
  CutSkip: 'cut-skip',
  EmbeddingStrip: 'embedding-strip',
  GeluCurve: 'gelu-curve',
  Generate: 'generate',
  HeadPatterns: 'head-patterns',
  GreedyLoop: 'greedy-loop',
  LaterWords: 'later-words',
  LogitLens: 'logit-lens',
  MaskChoice: 'mask-choice',
  MaskSteps: 'mask-steps',
  MlpFlow: 'mlp-flow',
  MlpOff: 'mlp-off',
  MaskShapes: 'mask-shapes',
  ModelMap: 'model-map',
  Neighbours: 'neighbours',
  Neurons: 'neurons',
  NextToken: 'next-token',
  PositionTable: 'position-table',
  RepeatedPhrase: 'repeated-phrase',
  NormOff: 'norm-off',
  NormScale: 'norm-scale',
  NormValues: 'norm-values',
  Sampling: 'sampling',
  StreamNorms: 'stream-norms',
  QkvCell: 'qkv-cell',
  Sampling: 'sampling',
  ScoreShape: 'score-shape',
  ScoreSum: 'score-sum',
  TokenizerPlayground: 'tokenizer',
  WordOrder: 'word-order',
  WhoWrote: 'who-wrote',
};
