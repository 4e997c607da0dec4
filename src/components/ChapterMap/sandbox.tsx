/** Fixture states for the gallery: each way of marking, a model of other sizes, and a long prompt. */
import { marks } from './marks';
import { ChapterMapView, type ChapterMapViewProps } from './view';

export const View = ChapterMapView;

/** Beside the text, without a frame. */
export const frame = null;
export const without = {
  'long words': 'it counts tokens and shows none',
  'wide characters': 'it counts tokens and shows none',
  loading: 'it shows the model’s parts and their sizes, which are known without the model',
  failed: 'it asks for nothing',
};

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
  { name: 'empty', props: state('embedding', 0) },
  { name: '1 token', props: state('qkv', 1) },
  { name: '64 tokens', props: state('qkv', 64) },
  { name: 'long prompt', props: state('multi-head', 1024) },
  { name: 'additions', props: state('residuals') },
  { name: 'block', props: state('encoder-decoder') },
  { name: 'loop', props: state('generation') },
  { name: 'many', props: state('dropout', 1) },
  { name: 'nothing', props: state('how-it-is-built') },
];
