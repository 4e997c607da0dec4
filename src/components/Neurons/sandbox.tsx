/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import type { NeuronAnswer } from './ask';
import { NeuronsView, type NeuronsViewProps } from './view';

export const View = NeuronsView;

const token = (id: number, text: string): Token => ({ id, text, bytes: [...new TextEncoder().encode(text)] });
const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map((text, i) => token(i, text));
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
    promotes: pool.map((text, j) => ({ token: token(100 + j, text), logit: 0.5 - j / 20 })),
  })),
});
const noop = () => undefined;
const place = (tokens: Token[]) => ({
  text: tokens.map(({ text }) => text).join(''),
  onText: noop,
  examples: ['Once upon a time'],
  tokens,
  limit: 256,
  position: tokens.length - 1,
  onPosition: noop,
  layer: 5,
  layers: 6,
  onLayer: noop,
});
type Fixture = Omit<NeuronsViewProps, 'strings' | 'locale'>;
const long = Array.from({ length: 64 }, (_, i) => words[i % 6]!);
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
  {
    name: 'one token',
    props: { ...base, place: place(words.slice(0, 1)), answer: answerFor(1), tokens: words.slice(0, 1) },
  },
  { name: '64 tokens', props: { ...base, place: place(long), answer: answerFor(64), tokens: long } },
  { name: 'empty', props: { ...base, place: place([]) } },
];

export default states;
