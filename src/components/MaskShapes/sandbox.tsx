/** Fixture states for the gallery. */
import type { Token } from '../../engine/types';
import { MaskShapesView, type MaskShapesViewProps } from './view';

export const View = MaskShapesView;

const encoder = new TextEncoder();
const tokensOf = (...texts: string[]): Token[] =>
  texts.map((text) => ({ id: text.length * 31, text, bytes: [...encoder.encode(text)] }));
const noop = () => undefined;
type Fixture = Omit<MaskShapesViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  family: 'decoder',
  source: tokensOf('マウス', 'を', 'クリック', 'する'),
  target: tokensOf('Click', ' the', ' mouse', ' twice'),
  cell: [3, 1],
  disabled: false,
  onFamily: noop,
  onCell: noop,
};
const long = tokensOf(...Array.from({ length: 64 }, (_, i) => (i % 7 ? ` w${i}` : ' Donaudampfschifffahrt')));
const states: { name: string; props: Fixture }[] = [
  { name: 'encoder', props: { ...base, family: 'encoder' } },
  { name: 'decoder', props: base },
  { name: 'both', props: { ...base, family: 'both', cell: [6, 2] } },
  { name: 'one token', props: { ...base, target: tokensOf('The') } },
  { name: 'empty', props: { ...base, target: [] } },
  { name: '64 tokens', props: { ...base, family: 'both', source: long, target: long } },
];

export default states;
