/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureComparison } from '../shared/comparison-fixture';
import { tokenStates } from '../shared/fixtures';
import type { Shifted } from './ask';
import { ShiftTextView, type ShiftTextViewProps } from './view';

export const View = ShiftTextView;

const shiftedBy = (offset: number, among: Token[] = []): Shifted => ({
  offset,
  comparison: fixtureComparison(offset ? 0.7 : 0, among),
  sweep: Array.from({ length: 17 }, (_, i) => ({ offset: i * 15, divergence: 1.2 * Math.abs(Math.sin(i / 4)) })),
});
const noop = () => undefined;
type Fixture = Omit<ShiftTextViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  offset: 0,
  shifted: shiftedBy(0),
  count: 8,
  context: 248,
  stale: false,
  disabled: false,
  onOffset: noop,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'where it stands', props: base },
  { name: 'moved', props: { ...base, offset: 100, shifted: shiftedBy(100) } },
  { name: 'stale', props: { ...base, offset: 120, shifted: shiftedBy(100), stale: true } },
  { name: 'no room', props: { ...base, count: 248 } },
  ...tokenStates((tokens) => ({ ...base, offset: 100, shifted: shiftedBy(100, tokens), count: tokens.length })),
];

export default states;
