/** Fixture states for the gallery. */
import { ROWS, type Row } from './sizes';
import { ModelSizesView } from './view';

export const View = ModelSizesView;

/** A table in the text. */
export const frame = null;
const sizes = 'a table of models’ sizes';
export const without = {
  empty: sizes,
  '1 token': sizes,
  '64 tokens': sizes,
  'long words': sizes,
  'wide characters': sizes,
  loading: 'until a model is loaded it shows the default one’s sizes',
  failed: 'it asks for nothing',
};

const config = { n_layer: 6, n_head: 6, n_embd: 192, n_positions: 256, vocab_size: 50257, layer_norm_epsilon: 1e-5 };
const base = { rows: Object.keys(ROWS) as Row[], model: { title: 'a small model', config }, loaded: false };

export default [
  { name: 'default', props: base },
  { name: 'loaded', props: { ...base, rows: base.rows.slice(0, 4), loaded: true } },
];
