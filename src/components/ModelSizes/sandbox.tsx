/** Fixture states for the gallery. */
import { ROWS, type Row } from './sizes';
import { ModelSizesView } from './view';

export const View = ModelSizesView;

const config = { n_layer: 6, n_head: 6, n_embd: 192, n_positions: 256, vocab_size: 50257, layer_norm_epsilon: 1e-5 };
const base = { rows: Object.keys(ROWS) as Row[], model: { title: 'a small model', config }, loaded: false };

export default [
  { name: 'default', props: base },
  { name: 'loaded', props: { ...base, rows: base.rows.slice(0, 4), loaded: true } },
];
