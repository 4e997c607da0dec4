/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Comparison, Token } from '../../engine/types';
import type { OffAnswer } from './ask';
import { MlpOffView, type MlpOffViewProps } from './view';

export const View = MlpOffView;

const token = (id: number, text: string): Token => ({ id, text, bytes: [...new TextEncoder().encode(text)] });
const words = ['Once', ' upon', ' a', ' time', ' extraordinarily', '日本'].map((text, i) => token(i, text));
const run = (divergence: number, top: number): Comparison['runs'][number] => ({
  activations: {},
  top: words[top]!,
  entropy: 4,
  divergence,
  identical: false,
  finite: true,
});
const tokens = words.map((word, i) => ({
  token: word,
  probabilities: [0.2 / (i + 1), 0.05 * i, 0.19 / (i + 1)],
  logits: [5 - i, i, 5 - i],
}));
const blocks: OffAnswer = {
  switches: { what: 'blocks', off: [0], layer: 0, count: 50 },
  comparison: { tokens, runs: [run(0, 0), run(3.2, 5)] },
};
const neurons: OffAnswer = {
  switches: { what: 'neurons', off: [], layer: 5, count: 50 },
  comparison: { tokens, runs: [run(0, 0), run(0.9, 2), run(0.04, 0)] },
};
const noop = () => undefined;
const place = (read: Token[]) => ({
  text: read.map(({ text }) => text).join(''),
  onText: noop,
  examples: ['Once upon a time'],
  tokens: read,
  limit: 256,
});
type Fixture = Omit<MlpOffViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  place: place(words),
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
  { name: 'empty', props: { ...base, place: place([]) } },
];

export default states;
