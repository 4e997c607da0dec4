/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { StreamNorms, Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { StreamNormsView, type StreamNormsViewProps } from './view';

export const View = StreamNormsView;

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
const words = ['Once', ' upon', ' a', ' time'].map(fixtureToken);
const noop = () => undefined;
type Fixture = Omit<StreamNormsViewProps, 'strings' | 'locale'>;
const of = (tokens: Token[], layers = 6): Fixture => ({
  text: fixtureText(tokens),
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
  ...tokenStates((tokens) => of(tokens)),
  { name: '12 blocks', props: of(words, 12) },
  { name: 'stale', props: { ...of(words), stale: true } },
];

export default states;
