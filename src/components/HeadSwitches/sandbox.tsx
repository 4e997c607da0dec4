/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Comparison } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { LayerEffects } from './ask';
import { HeadSwitchesView, type HeadSwitchesViewProps } from './view';

export const View = HeadSwitchesView;

const words = [' girl', ' boy', ' time', ' old', ' extraordinarily', '日本', ' woman', ' man'].map(fixtureToken);
const effects = (layers: number, heads: number): LayerEffects[] =>
  Array.from({ length: layers }, (_, l) => {
    const delta = Array.from({ length: heads }, (_, h) => Math.sin(l * 2.7 + h * 1.9) / (1 + l));
    return {
      top: words[0]!,
      delta,
      topWithout: delta.map((d) => (d < -0.5 ? 1 : 0)),
      divergence: delta.map((d) => d * d),
    };
  });
const comparison = (factor: number, among = words): Comparison => {
  const run = { activations: {}, top: words[0]!, entropy: 3, divergence: 0, identical: true, finite: true };
  return {
    tokens: among.map((each, i) => {
      const p = 0.3 / (i + 1);
      return { token: each, probabilities: [p, p * factor ** (i % 2 ? 1 : -1)], logits: [0, 0] };
    }),
    runs: [run, { ...run, identical: factor === 1, divergence: Math.abs(Math.log(factor)) }],
  };
};
const noop = () => undefined;

type Fixture = Omit<HeadSwitchesViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: 'Once upon a time there was a little',
  onText: noop,
  examples: [],
  count: 8,
  limit: 256,
  layers: 6,
  heads: 6,
  off: [],
  onOff: noop,
  at: [0, 0],
  onToggle: noop,
  map: effects(6, 6),
  show: 'delta',
  onShow: noop,
  measuring: false,
  onMeasure: noop,
  onStop: noop,
  comparison: comparison(1),
  offCount: 0,
  stale: false,
  disabled: false,
};
const off: Fixture = {
  ...base,
  off: [
    [0, 3],
    [2, 5],
  ],
  at: [2, 5],
  comparison: comparison(1.3),
  offCount: 2,
};

const states: { name: string; props: Fixture }[] = [
  { name: 'as it is', props: base },
  { name: 'two heads off', props: off },
  { name: 'divergence', props: { ...base, show: 'divergence' } },
  { name: 'measuring 12 × 12', props: { ...base, layers: 12, heads: 12, map: effects(5, 12), measuring: true } },
  { name: 'not measured, stale', props: { ...off, map: [], stale: true } },
  ...tokenStates((tokens) => {
    const among = words.map((word, i) => tokens[i] ?? word);
    return { ...base, text: fixtureText(tokens), count: tokens.length, comparison: comparison(1.3, among) };
  }),
];

export default states;
