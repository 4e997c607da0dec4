/**
 * The experiments that can stand alone: folder under src/components → their id, which is the figure's anchor in the page
 * and the name of its embed page (`/embed/<id>/`, `/ja/embed/<id>/`).
 *
 * A new experiment joins by one line; teaching pieces that need an author's props (quizzes, code) do not stand alone.
 */
export const labs: Readonly<Record<string, string>> = {
  AttendsTo: 'attends-to',
  CacheCost: 'kv-cache',
  ComparePrompts: 'compare-prompts',
  CrossAttention: 'cross-attention',
  CutSkip: 'cut-skip',
  DecodeSteps: 'decode-steps',
  EmbeddingStrip: 'embedding-strip',
  GeluCurve: 'gelu-curve',
  Generate: 'generate',
  GreedyLoop: 'greedy-loop',
  HeadPatterns: 'head-patterns',
  LaterWords: 'later-words',
  LogitLens: 'logit-lens',
  MaskChoice: 'mask-choice',
  MaskShapes: 'mask-shapes',
  MaskSteps: 'mask-steps',
  MlpFlow: 'mlp-flow',
  MlpOff: 'mlp-off',
  ModelMap: 'model-map',
  Neighbours: 'neighbours',
  Neurons: 'neurons',
  NextToken: 'next-token',
  NormOff: 'norm-off',
  NormScale: 'norm-scale',
  NormValues: 'norm-values',
  PositionTable: 'position-table',
  QkvCell: 'qkv-cell',
  RepeatedPhrase: 'repeated-phrase',
  Sampling: 'sampling',
  ScoreShape: 'score-shape',
  ScoreSum: 'score-sum',
  StreamNorms: 'stream-norms',
  TokenizerPlayground: 'tokenizer',
  WhoWrote: 'who-wrote',
  WordOrder: 'word-order',
};
