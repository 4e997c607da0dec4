/**
 * Names of the things that formulas, explanations and figures have in common. Pointing at one place that carries a name
 * marks all others on the page (components/site/linked-symbols.ts):
 *
 *     formula      $$ \link{scores}{s_{ij}} = \link{q}{\query{q_i}} \cdot \link{k}{\key{k_j}} $$
 *     explanation  - $\link{q}{\query{q_i}}$: the query …      a list item takes the names of the formulas it begins with
 *     figure       <tr data-sym="q">                           several: data-sym="q scores"
 *
 * Names are those of the graph's outputs (engine/contract.ts) and, for weights, TransformerLens's; without layer and
 * sublayer, because a page shows one at a time. A name that is not here fails the build (formulas) or the type check (TSX).
 */
export const symbols = {
  // What is read
  tokens: 'ids of the tokens, t_i',
  i: 'a position: the token that asks (row)',
  j: 'another position: the token that is looked at (column)',
  embed: 'token embedding of the prompt, [T,D]',
  pos_embed: 'position embedding of the prompt, [T,D]',
  W_E: 'token embedding matrix, V × D; also the output layer',
  W_pos: 'position embedding matrix, P × D',
  sinusoid: 'position encoding of sines and cosines',

  // Residual stream, [T,D]
  x: 'residual stream, wherever the chapter looks at it; the input of a sublayer or of a norm',
  resid_pre: 'residual stream before a block',
  resid_mid: 'residual stream between attention and MLP',
  resid_post: 'residual stream after a block',
  skip: 'the skip path of a residual connection',

  // Layer normalization
  mean: 'mean of one token’s features',
  var: 'variance of one token’s features',
  scale: '√(variance + ε)',
  eps: 'ε',
  gamma: 'γ, learned scale',
  beta: 'β, learned shift',
  normalized: 'what the norm gives, and the sublayer reads',

  // Attention
  W_Q: 'query weights',
  W_K: 'key weights',
  W_V: 'value weights',
  b_Q: 'query bias',
  b_K: 'key bias',
  b_V: 'value bias',
  q: 'queries, [H,T,D/H]',
  k: 'keys, [H,T,D/H]',
  v: 'values, [H,T,D/H]',
  d_head: '√d_head, by which scores are divided',
  scores: 'before mask and softmax, [H,T,S]',
  mask: 'what is added to the scores: 0 or −∞',
  masked_scores: 'after the mask, before softmax',
  pattern: 'attention probabilities, after softmax, [H,T,S]',
  z: 'what a head gives: the weighted sum of values',
  W_O: 'output projection (c_proj)',
  b_O: 'its bias',
  attn_out: 'what attention adds to the stream',
  head: 'one head',

  // MLP
  W_in: 'first matrix of the MLP',
  b_in: 'its bias',
  mlp_pre: 'neurons before GELU, [T,4D]',
  gelu: 'the activation function',
  mlp_post: 'neurons after GELU, [T,4D]',
  W_out: 'second matrix of the MLP',
  b_out: 'its bias',
  mlp_out: 'what the MLP adds to the stream',

  // Output
  logits: 'scores of all tokens of the vocabulary, [V]',
  p: 'probabilities of the next token',
  tau: 'temperature',
  tempered: 'probabilities after the temperature',
  top_k: 'k of top-k',
  top_p: 'the share of top-p',
  kept: 'probabilities after the cut-off, renormalised',
  u: 'the random number of a draw',
  entropy: 'uncertainty of a distribution',
  layer: 'the layer l that is looked at',
  attribution: 'what a part adds to a logit',

  // Dropout
  drop_rate: 'p of dropout',
  keep: 'the pattern of what is kept, divided by 1 − p',
  dropped: 'activations after dropout',

  // Generation
  past_key: 'keys in the cache',
  past_value: 'values in the cache',

  // Encoder and decoder
  source: 'the sequence that keys and values come from',
  target: 'the sequence that asks',
} as const;

export type SymbolName = keyof typeof symbols;

// `data-sym` in TSX takes these names alone.
declare module 'preact' {
  interface PreactDOMAttributes {
    'data-sym'?: SymbolName | `${SymbolName} ${SymbolName}`;
  }
}

/** `'q scores'` → `['q', 'scores']`. Throws for a name that is not in the list. */
export function symbolNames(text: string): SymbolName[] {
  const names = text.trim().split(/\s+/);
  const unknown = names.filter((name) => !Object.hasOwn(symbols, name));
  if (unknown.length) {
    throw new Error(`Unknown symbol ${unknown.join(', ')}: use or extend the list in src/markdown/symbols.ts.`);
  }
  return names as SymbolName[];
}
