/** Fixture states for the gallery. */
import type { Token } from '../../engine/types';
import { fixtureToken, fixtureTokens, tokenStates } from '../shared/fixtures';
import { MaskShapesView, type MaskShapesViewProps } from './view';

export const View = MaskShapesView;

export const frame = { wide: true, modelless: true };
export const without = {
  loading: 'the shapes of masks are known without the model',
  failed: 'a text that could not be read is told beside the fields',
};

const tokensOf = (...texts: string[]): Token[] => texts.map(fixtureToken);
const noop = () => undefined;
type Fixture = Omit<MaskShapesViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  family: 'decoder',
  source: tokensOf('マウス', 'を', 'クリック', 'する'),
  target: tokensOf('Click', ' the', ' mouse', ' twice'),
  cell: [3, 1],
  stale: false,
  disabled: false,
  onFamily: noop,
  onCell: noop,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'encoder', props: { ...base, family: 'encoder' } },
  { name: 'decoder', props: base },
  { name: 'both', props: { ...base, family: 'both', cell: [6, 2] } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens): Fixture => ({ ...base, target: tokens, cell: [0, 0] })),
  { name: 'both, 64 tokens', props: { ...base, family: 'both', source: fixtureTokens(64), target: fixtureTokens(64) } },
];

export default states;
