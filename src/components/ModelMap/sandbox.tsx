/** Fixture states for the gallery. Sizes of GPT-2 small, and a model small enough to see every number change. */
import { fixtureTokens, tokenStates } from '../shared/fixtures';
import { ModelMapView, type ModelMapViewProps } from './view';

export const View = ModelMapView;

export const frame = { wide: true, modelless: true };
export const without = {
  loading: 'the sizes of the model are known without it',
  failed: 'it asks for nothing but tokens, and shows the stored prompt’s until it has them',
};

const tokens = fixtureTokens(4);
const small = { n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024, vocab_size: 50257, layer_norm_epsilon: 1e-5 };
const tiny = { n_layer: 2, n_head: 2, n_embd: 8, n_positions: 16, vocab_size: 50257, layer_norm_epsilon: 1e-5 };
const chapters = { embedding: { href: '#', title: 'Tokens and embeddings' } };

const base: Omit<ModelMapViewProps, 'strings' | 'locale'> = {
  config: small,
  tokens,
  chapters,
  selected: 'attention',
  onSelect: () => undefined,
  stale: false,
  disabled: false,
};

const states: { name: string; props: typeof base }[] = [
  { name: 'GPT-2 small', props: base },
  {
    name: 'tiny, over its limit',
    props: { ...base, config: tiny, tokens: Array(20).fill(tokens[0]!), selected: 'output' },
  },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((list) => ({ ...base, tokens: list, selected: 'embedding' as const })),
];

export default states;
