/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { StreamNorms, Token } from '../../engine/types';
import { StreamNormsView, type StreamNormsViewProps } from './view';

export const View = StreamNormsView;

const encoder = new TextEncoder();
const token = (text: string, id = 7): Token => ({ id, text, bytes: [...encoder.encode(text)] });
const norms = (T: number, layers: number): StreamNorms => {
  const matrix = (rows: number, value: (row: number, t: number) => number) => ({
    data: Float32Array.from({ length: rows * T }, (_, i) => value(Math.floor(i / T), i % T)),
    shape: [rows, T],
  });
  return {
    stream: matrix(2 * layers + 1, (row, t) => (2 + (t === 0 ? 30 : 0)) * (1 + row) * (1 + 0.1 * Math.sin(row + t))),
    added: matrix(2 * layers, (row, t) => 3 + ((row * 7 + t) % 11)),
    angle: matrix(2 * layers, (row, t) => 60 + ((row * 31 + t * 7) % 60)),
  };
};
const words = ['Once', ' upon', ' a', ' time'].map(token);
const noop = () => undefined;
type Fixture = Omit<StreamNormsViewProps, 'strings' | 'locale'>;
const of = (tokens: Token[], layers = 6): Fixture => ({
  text: tokens.map(({ text }) => text).join(''),
  onText: noop,
  examples: [],
  reading: tokens,
  limit: 256,
  tokens,
  norms: norms(tokens.length, layers),
  layers,
  selected: tokens.length - 1,
  onSelect: noop,
  log: false,
  onLog: noop,
  stale: false,
  disabled: false,
});

const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: of(words) },
  { name: 'logarithmic', props: { ...of(words), log: true } },
  { name: 'empty', props: { ...of(words), text: '', reading: [], tokens: [], selected: -1 } },
  { name: 'one token', props: of([token('The')]) },
  {
    name: '64 tokens, 12 blocks',
    props: of(
      Array.from({ length: 64 }, (_, i) => token(` w${i}`)),
      12,
    ),
  },
  { name: 'long and wide', props: of([token(' extraordinarilyextraordinarily'), token('日本語の長い言葉')]) },
  { name: 'stale', props: { ...of(words), stale: true } },
];

export default states;
