/** Fixture states for the gallery: each way of marking, a model of other sizes, and a long prompt. */
import { marks } from './marks';
import { ChapterMapView, type ChapterMapViewProps } from './view';

export const View = ChapterMapView;

const gpt2 = { n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024, vocab_size: 50257, layer_norm_epsilon: 1e-5 };
const chapters = {
  embedding: { href: '#embedding', title: 'Tokens and embeddings' },
  qkv: { href: '#qkv', title: 'Query, key and value' },
  mlp: { href: '#mlp', title: 'The MLP' },
};
const state = (chapter: string, tokens = 8): Omit<ChapterMapViewProps, 'strings' | 'locale'> => ({
  chapter,
  marks: marks[chapter]!,
  chapters,
  config: gpt2,
  tokens,
});

export default [
  { name: 'parts', props: state('embedding') },
  { name: 'long prompt', props: state('multi-head', 1024) },
  { name: 'additions', props: state('residuals') },
  { name: 'block', props: state('encoder-decoder') },
  { name: 'loop', props: state('generation') },
  { name: 'many', props: state('dropout', 1) },
  { name: 'nothing', props: state('how-it-is-built') },
];
