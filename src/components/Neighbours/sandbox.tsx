/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { NeighboursView, type NeighboursViewProps } from './view';

export const View = NeighboursView;

const encoder = new TextEncoder();
const token = (text: string, id: number): Token => ({ id, text, bytes: [...encoder.encode(text)] });
const words = [' queen', ' prince', ' lord', ' King', 'king', ' emperor', ' duke', ' royal'].map((text, i) =>
  token(text, 900 + i),
);
const noop = () => undefined;

type Fixture = Omit<NeighboursViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  word: 'king',
  space: true,
  tokens: [token(' king', 5822)],
  token: token(' king', 5822),
  neighbours: words.map((word, i) => ({ token: word, cosine: 0.74 - 0.05 * i })),
  trail: [],
  stale: false,
  disabled: false,
  onWord: noop,
  onSpace: noop,
  onFollow: noop,
  onBack: noop,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'word', props: base },
  { name: 'two tokens', props: { ...base, word: 'empowers', tokens: [token(' em', 795), token('powers', 30132)] } },
  { name: 'trail', props: { ...base, trail: words.slice(0, 3) } },
  { name: 'stale', props: { ...base, stale: true } },
  { name: 'empty', props: { ...base, word: '', tokens: [] } },
];

export default states;
