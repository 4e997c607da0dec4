/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Comparison } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import type { NormOffAnswer } from './ask';
import { NormOffView, type NormOffViewProps } from './view';

export const View = NormOffView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const run = (divergence: number, top: number, finite = true): Comparison['runs'][number] => ({
  activations: {},
  top: words[top]!,
  entropy: 4 - top / 2,
  divergence,
  identical: false,
  finite,
});
const answers = (among = words) =>
  among.map((word, i) => ({ token: word, probabilities: [0.2 / (i + 1), 0.18 * i], logits: [5 - i, i] }));
const before = [0.14, 0.24, 4, 4.4, 4.6, 4.4, 4.7, 4.5, 4.9, 4.8, 5.5, 5.1, 6.6];
const answer = (after: number[], finite = true, among = words): NormOffAnswer => ({
  off: [4],
  comparison: { tokens: answers(among), runs: [run(0, 0), run(finite ? 2.4 : NaN, 5, finite)] },
  scales: [before, after],
});
const noop = () => undefined;
type Fixture = Omit<NormOffViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: fixturePlace(words),
  layers: 6,
  off: [4],
  onOff: noop,
  left: 0,
  onLeft: noop,
  answer: answer(before.map((x, i) => (i > 4 ? x * 9 : x))),
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'one off', props: base },
  { name: 'half of it left, stale', props: { ...base, left: 0.5, stale: true } },
  {
    name: 'beyond float32',
    props: {
      ...base,
      off: [...before.keys()],
      answer: answer(
        before.map((x, i) => (i > 7 ? Infinity : x ** (i + 1))),
        false,
      ),
    },
  },
  { name: '12 blocks', props: { ...base, layers: 12 } },
  ...tokenStates((tokens) => {
    const among = words.map((word, i) => tokens[i] ?? word);
    return { ...base, place: fixturePlace(tokens), answer: answer(before, true, among) };
  }),
];

export default states;
