/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureToken, tokenStates } from '../shared/fixtures';
import { EmbeddingView, type EmbeddingViewProps } from './view';

export const View = EmbeddingView;

const tokens = ['The', ' old', ' king', ' and', ' the', ' queen'].map((text, i) => fixtureToken(text, 300 + 7 * i));
const WIDTH = 96;
const wave = (count: number, step: number) =>
  Float32Array.from({ length: count * WIDTH }, (_, i) => 0.3 * Math.sin(i / step) * Math.cos(i / 17 + step));
const rowsFor = (list: Token[]) => {
  const embed = wave(list.length, 3.1);
  const position = wave(list.length, 29);
  return { tokens: list, embed, position, sum: embed.map((value, i) => value + position[i]!) };
};
const noop = () => undefined;

type Fixture = Omit<EmbeddingViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  rows: rowsFor(tokens),
  stale: false,
  selected: 2,
  mode: 'one',
  part: 'embed',
  disabled: false,
  onSelect: noop,
  onMode: noop,
  onPart: noop,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'one', props: base },
  { name: 'all', props: { ...base, mode: 'all' } },
  { name: 'positions', props: { ...base, mode: 'all', part: 'position' } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((list): Fixture => ({
    ...base,
    rows: rowsFor(list),
    mode: 'all',
    selected: Math.min(2, list.length - 1),
  })),
];

export default states;
