/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import type { NormAnswer } from './ask';
import { NormValuesView, type NormValuesViewProps } from './view';

export const View = NormValuesView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const wave = (n: number, size: number, seed: number) =>
  Float32Array.from({ length: n }, (_, i) => size * (Math.sin(i * seed) + Math.cos(i * i * seed) * 0.8));
function answerFor(x: Float32Array, scale: number): NormAnswer {
  const gamma = wave(x.length, 0.1, 0.3).map((value) => 0.9 + value);
  const beta = wave(x.length, 0.05, 1.9);
  return {
    norm: 'ln1',
    layer: 3,
    position: 5,
    mean: 0.1,
    scale,
    epsilon: 1e-5,
    x,
    gamma,
    beta,
    normalized: x.map((value, i) => ((value - 0.1) / scale) * gamma[i]! + beta[i]!),
  };
}
const outlier = wave(768, 1, 0.7);
outlier[138] = 60;
const noop = () => undefined;
const place = (tokens: Token[]) => ({
  ...fixturePlace(tokens),
  position: tokens.length - 1,
  onPosition: noop,
  layer: 3,
  layers: 6,
  onLayer: noop,
});
type Fixture = Omit<NormValuesViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: place(words),
  norm: 'ln1',
  onNorm: noop,
  answer: answerFor(wave(192, 5, 0.7), 4.6),
  token: words[5]!,
  dimension: -1,
  onDimension: noop,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: base },
  { name: 'one dimension far out', props: { ...base, answer: answerFor(outlier, 2.4), dimension: 3 } },
  { name: 'final, stale', props: { ...base, place: { ...place(words), layers: 0 }, norm: 'final', stale: true } },
  { name: 'not finite', props: { ...base, answer: answerFor(new Float32Array(192).fill(Infinity), Infinity) } },
  ...tokenStates((tokens) => ({ ...base, place: place(tokens), token: tokens[1] ?? tokens[0] ?? null })),
];

export default states;
