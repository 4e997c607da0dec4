/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import { GeluCurveView, type GeluCurveViewProps } from './view';

export const View = GeluCurveView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const spread = (n: number, size: number) =>
  Float32Array.from({ length: n }, (_, i) => size * (Math.sin(i * 1.7) + Math.sin(i * 0.61 + 2)) - 0.8);
const noop = () => undefined;
const place = (tokens: Token[]) => ({
  ...fixturePlace(tokens),
  position: tokens.length - 1,
  onPosition: noop,
  layer: 2,
  layers: 6,
  onLayer: noop,
});
type Fixture = Omit<GeluCurveViewProps, 'strings' | 'locale'>;
const of = (pre: Float32Array) => ({ pre, post: pre.map(gelu) });
const base: Fixture = {
  place: place(words),
  ...of(spread(768, 1.4)),
  layer: 2,
  token: words[5]!,
  gelu,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: base },
  { name: 'one far out', props: { ...base, ...of(spread(3072, 4.8)) } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => ({ ...base, place: place(tokens), token: tokens[1] ?? tokens[0] ?? null })),
];

export default states;
