/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureText, fixtureTokens, tokenStates } from '../shared/fixtures';
import type { Counted } from './measurement';
import { CacheCostView, type CacheCostViewProps } from './view';

export const View = CacheCostView;

const noop = () => undefined;
const counted = (tokens: number): Counted => ({
  tokens,
  largestDifference: 1.3e-5 * (1 + tokens / 100),
  largestLogit: 14,
  sameTop: true,
  cacheBytes: tokens * 9216,
});
const timed = (tokens: number): Counted => ({
  ...counted(tokens),
  times: { whole: [9 + tokens / 6, 10 + tokens / 6, 12 + tokens / 5], cached: [8, 9, 10.5] },
});

const base: Omit<CacheCostViewProps, 'strings' | 'locale'> = {
  text: 'Once upon a time there was a little',
  onText: noop,
  examples: ['Once upon a time there was a little'],
  tokens: fixtureTokens(2),
  config: { n_layer: 6, n_head: 6, n_embd: 192, n_positions: 256, vocab_size: 50257, layer_norm_epsilon: 1e-5 },
  weightBytes: 49_000_000,
  length: 16,
  onLength: noop,
  results: [16, 64, 128, 250].map(timed),
  progress: null,
  onMeasure: noop,
  onStop: noop,
  stale: false,
  disabled: false,
};

const states: { name: string; props: typeof base }[] = [
  { name: 'measured', props: base },
  {
    name: 'a clock that is too coarse',
    props: {
      ...base,
      results: base.results.map((result) => ({ ...result, times: { whole: [0, 0, 100], cached: [0, 0, 0] } })),
    },
  },
  { name: 'stored: counts, no times', props: { ...base, results: [16, 64, 128, 250].map(counted) } },
  { name: 'writing', props: { ...base, results: [], progress: { phase: 'writing', done: 40, total: 242 } } },
  { name: 'timing', props: { ...base, length: 64, progress: { phase: 'timing', done: 2, total: 4 } } },
  ...tokenStates((tokens) => ({ ...base, text: fixtureText(tokens), tokens, length: Math.max(1, tokens.length) })),
  { name: 'stale, all positions', props: { ...base, length: 256, stale: true } },
];

export default states;
