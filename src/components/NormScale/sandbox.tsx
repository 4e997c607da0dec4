/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Comparison, Token } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import type { ScaleAnswer } from './ask';
import { NormScaleView, type NormScaleViewProps } from './view';

export const View = NormScaleView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const x = Float32Array.from({ length: 192 }, (_, i) => 5 * Math.sin(i * 1.7) * Math.cos(i * i));
const normalized = x.map((value) => value / 4);
const run = (divergence: number, top: number): Comparison['runs'][number] => ({
  activations: {},
  top: words[top]!,
  entropy: 4,
  divergence,
  identical: divergence === 0,
  finite: true,
});
const answer = (factor: number, among = words): ScaleAnswer => ({
  layer: 3,
  position: 5,
  factor,
  x,
  scaled: x.map((value) => value * factor),
  normalized,
  scaledNormalized: normalized.map((value) => value + (factor === 1 ? 0 : 1e-6)),
  scales: [4.7, 4.7 * factor],
  comparison: {
    tokens: among.map((word, i) => ({ token: word, probabilities: [0.2 / (i + 1), 0.05 * i], logits: [5 - i, i] })),
    runs: [run(0, 0), run(factor === 1 ? 0 : 1.1, factor === 1 ? 0 : 5)],
  },
});
const noop = () => undefined;
const place = (tokens: Token[]) => ({
  ...fixturePlace(tokens),
  position: tokens.length - 1,
  onPosition: noop,
  layer: 3,
  layers: 6,
  onLayer: noop,
});
type Fixture = Omit<NormScaleViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: place(words),
  factor: 10,
  range: { min: 0.1, max: 10 },
  onFactor: noop,
  answer: answer(10),
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'ten times', props: base },
  { name: 'neutral', props: { ...base, factor: 1, answer: answer(1) } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => ({
    ...base,
    place: place(tokens),
    answer: answer(
      10,
      words.map((word, i) => tokens[i] ?? word),
    ),
  })),
];

export default states;
