/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Activation, Token } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import type { MlpAnswer } from './ask';
import { MlpFlowView, type MlpFlowViewProps } from './view';

export const View = MlpFlowView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const vector = (n: number, size: number, seed: number): Activation => ({
  data: Float32Array.from({ length: n }, (_, i) => size * Math.sin(i * seed) * Math.cos(i * i * 0.37 * seed)),
  shape: [n],
});
const pre = vector(768, 4, 1.3);
const post = { data: pre.data.map((x) => Math.max(x, -0.1)), shape: [768] };
const answer: MlpAnswer = {
  input: vector(192, 1.5, 0.7),
  pre,
  post,
  out: vector(192, 2, 2.1),
  linear: vector(192, 4, 0.9),
  column: vector(192, 0.3, 1.7),
  row: vector(192, 0.4, 0.4),
  bias: -0.2,
  neuron: 311,
  layer: 2,
  position: 5,
};
const noop = () => undefined;
const place = (tokens: Token[]) => ({
  ...fixturePlace(tokens),
  position: tokens.length - 1,
  onPosition: noop,
  layer: 2,
  layers: 6,
  onLayer: noop,
});
type Fixture = Omit<MlpFlowViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: place(words),
  answer,
  token: words[5]!,
  chosen: -1,
  onNeuron: noop,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: base },
  { name: 'a neuron chosen', props: { ...base, chosen: 311 } },
  { name: 'stale', props: { ...base, stale: true } },
  { name: '12 blocks', props: { ...base, place: { ...place(words), layers: 12 } } },
  ...tokenStates((tokens) => ({ ...base, place: place(tokens), token: tokens[1] ?? tokens[0] ?? null })),
];

export default states;
