/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { cutIntoHeads } from '../shared/head-patterns';
import type { Measured } from './ask';
import type { Scores } from './scores';
import { HeadKindsView, type HeadKindsViewProps } from './view';

export const View = HeadKindsView;

const words = ['The', ' old', ' king', ' opened', ' the', ' door'].map(fixtureToken);

/** Heads that give `share` of their attention to the token before, and the rest evenly. */
function measured(tokens: Token[], layers: number, heads: number, copies: Measured['copies'] = null): Measured {
  const T = tokens.length;
  const layer = (l: number) =>
    Float32Array.from({ length: heads * T * T }, (_, i) => {
      const [h, t, j] = [Math.floor(i / (T * T)), Math.floor(i / T) % T, i % T];
      const share = ((h + l) % 5) / 5;
      return j > t ? 0 : (j === t - 1 ? share : 0) + (t === 0 ? 1 : (1 - share) / (t + 1));
    });
  return {
    tokens,
    patterns: cutIntoHeads(
      Array.from({ length: layers }, (_, l) => layer(l)),
      heads,
      T,
    ),
    copies,
  };
}
const scores = (layers: number, heads: number): Scores => ({
  kind: 'previous',
  all: Array.from({ length: layers }, (_, l) => Array.from({ length: heads }, (_, h) => ((h + l) % 5) / 5 + 0.1)),
  even: 0.24,
  strongest: [0, 4],
  verdict: 'clear',
});
const noop = () => undefined;

type Fixture = Omit<HeadKindsViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: 'The old king opened the door',
  onText: noop,
  examples: [],
  count: 6,
  limit: 256,
  kind: 'previous',
  onKind: noop,
  repeats: false,
  seed: 1,
  onSeed: noop,
  measured: measured(words, 6, 6),
  scores: scores(6, 6),
  selected: [0, 4],
  onSelect: noop,
  stale: false,
  disabled: false,
};
const sequence: Fixture = {
  ...base,
  kind: 'induction',
  repeats: true,
  measured: measured([...words, ...words], 6, 6, [-12.9, -12.1, -12.4]),
  scores: { ...scores(6, 6), kind: 'induction', verdict: 'none' },
};
/** One token has none before it: no scores. */
const none = { ...scores(2, 3), all: [NaN, NaN].map(() => [NaN, NaN, NaN]), strongest: [0, 0] as const };

const states: { name: string; props: Fixture }[] = [
  { name: 'on the prompt', props: base },
  { name: 'a repeated sequence', props: sequence },
  { name: '12 × 12 heads', props: { ...base, measured: measured(words, 12, 12), scores: scores(12, 12) } },
  { name: 'stale', props: { ...sequence, stale: true } },
  ...tokenStates((tokens) => {
    const prompt = { ...base, text: fixtureText(tokens), count: tokens.length };
    if (tokens.length === 0) return prompt;
    const few = tokens.length === 1;
    return { ...prompt, measured: measured(tokens, few ? 2 : 6, few ? 3 : 6), scores: few ? none : base.scores };
  }),
];

export default states;
