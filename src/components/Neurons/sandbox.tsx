/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import type { NeuronAnswer } from './ask';
import { NeuronsView, type NeuronsViewProps } from './view';

export const View = NeuronsView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const pool = [' purpose', ' impression', ' the', ' determination', ' incomprehensible', 'ness'];
const answerFor = (tokens: number): NeuronAnswer => ({
  layer: 5,
  position: tokens - 1,
  all: 768,
  active: [372, 132, 185, 165, 204, 236],
  share: [1, 2, 4, 7, 10, 20, 40, 70, 100, 200, 400, 768].map((count) => ({
    count,
    share: Math.min(1, Math.log(count + 1) / 5),
  })),
  strongest: Array.from({ length: 8 }, (_, i) => ({
    neuron: 83 * i + 7,
    pre: 6 - i / 2,
    post: 6 - i / 2,
    length: 9 - i,
    over: Array.from({ length: tokens }, (_, t) => Math.sin(t * (i + 1)) * 6),
    promotes: pool.map((text, j) => ({ token: fixtureToken(text, 100 + j), logit: 0.5 - j / 20 })),
  })),
});
const noop = () => undefined;
const place = (tokens: Token[]) => ({
  ...fixturePlace(tokens),
  position: tokens.length - 1,
  onPosition: noop,
  layer: 5,
  layers: 6,
  onLayer: noop,
});
type Fixture = Omit<NeuronsViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: place(words),
  answer: answerFor(6),
  tokens: words,
  pick: 0,
  onPick: noop,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: base },
  { name: 'stale, another neuron', props: { ...base, stale: true, pick: 3 } },
  ...tokenStates((tokens) => {
    const at = { ...base, place: place(tokens) };
    return tokens.length ? { ...at, answer: answerFor(tokens.length), tokens } : at;
  }),
];

export default states;
