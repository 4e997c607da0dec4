/**
 * Where each chapter is on the map: the parts it is about, and the tensors worth knowing there, by their names in the graph.
 * A chapter that is not here has no small map; one with empty lists has it with nothing marked.
 */
import type { PartId, Shape } from '../ModelMap/parts';

/** Besides the parts: the frame of a block, and the arrow from the drawn token back to the text. */
export type MarkId = PartId | 'block' | 'again';

export interface Marks {
  marked: readonly MarkId[];
  shapes: readonly { name: string; shape: Shape }[];
}

const stream: Shape = ['T', 'D'];
const perHead: Shape = ['H', 'T', 'd'];
const square: Shape = ['H', 'T', 'T'];

export const marks: Readonly<Record<string, Marks>> = {
  embedding: {
    marked: ['tokens', 'embedding'],
    shapes: [
      { name: 'W_E', shape: ['V', 'D'] },
      { name: 'embed', shape: stream },
    ],
  },
  'positional-encoding': {
    marked: ['position'],
    shapes: [
      { name: 'W_pos', shape: ['P', 'D'] },
      { name: 'pos_embed', shape: stream },
    ],
  },
  qkv: {
    marked: ['attention'],
    shapes: [
      { name: 'q, k, v', shape: perHead },
      { name: 'scores', shape: square },
    ],
  },
  masking: {
    marked: ['attention'],
    shapes: [
      { name: 'scores', shape: square },
      { name: 'pattern', shape: square },
    ],
  },
  'multi-head': {
    marked: ['attention'],
    shapes: [
      { name: 'pattern', shape: square },
      { name: 'z', shape: perHead },
      { name: 'attn_out', shape: stream },
    ],
  },
  mlp: {
    marked: ['mlp'],
    shapes: [
      { name: 'mlp.pre, mlp.post', shape: ['T', 'F'] },
      { name: 'mlp_out', shape: stream },
    ],
  },
  'output-probabilities': {
    marked: ['lnFinal', 'output', 'probabilities'],
    shapes: [
      { name: 'resid_post', shape: stream },
      { name: 'logits', shape: ['V'] },
    ],
  },
  layernorm: {
    marked: ['ln1', 'ln2', 'lnFinal'],
    shapes: [
      { name: 'mean, scale', shape: ['T'] },
      { name: 'normalized', shape: stream },
    ],
  },
  dropout: {
    marked: ['embedding', 'position', 'attention', 'mlp'],
    shapes: [
      { name: 'embed', shape: stream },
      { name: 'pattern', shape: square },
      { name: 'attn_out, mlp_out', shape: stream },
    ],
  },
  residuals: { marked: ['add1', 'add2'], shapes: [{ name: 'resid_mid, resid_post', shape: stream }] },
  generation: {
    marked: ['again', 'probabilities'],
    shapes: [
      { name: 'logits', shape: ['V'] },
      { name: 'key, value', shape: perHead },
    ],
  },
  'encoder-decoder': { marked: ['block'], shapes: [{ name: 'pattern', shape: square }] },
  'how-it-is-built': { marked: [], shapes: [] },
};
