/** The blocks, and the whole model around them. */
import { attention } from './attention';
import { embed } from './embedding';
import { mlp } from './mlp';
import { layerNorm } from './norm';
import { add, dot, type Matrix, type Vector } from './vectors';
import type { Block, Weights } from './weights';

/** One block of GPT-2: each LayerNorm stands before its sublayer, inside the residual branch. */
// #region block
export function block(x: Matrix, b: Block, attend = attention) {
  const y = x.map((row) => layerNorm(row, b.ln1));
  x = add(x, attend(y, b.attn));                   // [T, D]

  const z = x.map((row) => layerNorm(row, b.ln2));
  return add(x, z.map((row) => mlp(row, b.mlp)));
}
// #endregion

/** The order of 2017: add first, then normalise the residual stream itself. */
// #region postNormBlock
export function postNormBlock(x: Matrix, b: Block) {
  x = add(x, attention(x, b.attn));             // [T, D]
  x = x.map((row) => layerNorm(row, b.ln1));

  x = add(x, x.map((row) => mlp(row, b.mlp)));
  return x.map((row) => layerNorm(row, b.ln2));
}
// #endregion

/** One token's vector → a number for each token that could come next. The embedding table is used again. */
// #region logits
export function logits(x: Vector, m: Weights) { // [D]
  const y = layerNorm(x, m.lnF);                // [D]
  return m.wte.map((row) => dot(row, y));       // [V]
}
// #endregion

/** Ids → the logits of the next token. */
// #region forward
export function forward(ids: number[], m: Weights) {
  let x = embed(ids, m);                      // [T, D]
  for (const b of m.blocks) x = block(x, b);  // [T, D]
  return logits(x.at(-1)!, m);                // [V]
}
// #endregion

/** What the model would answer before block 0 and after every block. nostalgebraist 2020. */
// #region logitLens
export function logitLens(ids: number[], m: Weights) {
  let x = embed(ids, m);                       // [T, D]
  const answers = [logits(x.at(-1)!, m)];      // [V]
  for (const b of m.blocks) {
    x = block(x, b);                           // [T, D]
    answers.push(logits(x.at(-1)!, m));        // [V]
  }
  return answers;
}
// #endregion
