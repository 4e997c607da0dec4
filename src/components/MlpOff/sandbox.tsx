/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Comparison } from '../../engine/types';
import { fixturePlace, fixtureToken, tokenStates } from '../shared/fixtures';
import type { OffAnswer } from './ask';
import { MlpOffView, type MlpOffViewProps } from './view';

export const View = MlpOffView;

const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map(fixtureToken);
const run = (divergence: number, top: number): Comparison['runs'][number] => ({
  activations: {},
  top: words[top]!,
  entropy: 4,
  divergence,
  identical: false,
  finite: true,
});
const answers = (among = words) =>
  among.map((word, i) => ({
    token: word,
    probabilities: [0.2 / (i + 1), 0.05 * i, 0.19 / (i + 1)],
    logits: [5 - i, i, 5 - i],
  }));
const blocks: OffAnswer = {
  switches: { what: 'blocks', off: [0], layer: 0, count: 50 },
  comparison: { tokens: answers(), runs: [run(0, 0), run(3.2, 5)] },
};
const neurons: OffAnswer = {
  switches: { what: 'neurons', off: [], layer: 5, count: 50 },
  comparison: { tokens: answers(), runs: [run(0, 0), run(0.9, 2), run(0.04, 0)] },
};
const noop = () => undefined;
type Fixture = Omit<MlpOffViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: fixturePlace(words),
  layers: 6,
  neurons: 768,
  switches: blocks.switches,
  onChange: noop,
  answer: blocks,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'block 0 off', props: base },
  { name: 'neurons', props: { ...base, switches: neurons.switches, answer: neurons } },
  { name: '12 blocks, stale', props: { ...base, layers: 12, stale: true } },
  ...tokenStates((tokens) => {
    const among = words.map((word, i) => tokens[i] ?? word);
    const answer = { ...blocks, comparison: { ...blocks.comparison, tokens: answers(among) } };
    return { ...base, place: fixturePlace(tokens), answer };
  }),
];

export default states;
