/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureToken, tokenStates } from '../shared/fixtures';
import type { Attention } from './ask';
import { AttendsToView, type AttendsToViewProps } from './view';

export const View = AttendsToView;

const noop = () => undefined;

function attention(position: number): Attention {
  const row = (seed: number) => {
    const weights = Array.from({ length: position + 1 }, (_, i) => Math.exp(2 * Math.sin(seed + 1.7 * i)));
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  };
  return { position, rows: Array.from({ length: 4 }, (_, l) => Array.from({ length: 4 }, (_, h) => row(4 * l + h))) };
}

type Fixture = Omit<AttendsToViewProps, 'strings' | 'locale'>;
const fixture = (tokens: Token[], position: number): Fixture => ({
  count: tokens.length,
  tokens,
  attention: attention(position),
  head: null,
  stale: false,
  disabled: false,
  onPosition: noop,
  onHead: noop,
});
const TEXT = ['The', ' pizza', ' came', ' out', ' and', ' it', ' tasted', ' good'].map(fixtureToken);
const states: { name: string; props: Fixture }[] = [
  { name: 'mean', props: fixture(TEXT, 5) },
  { name: 'one head', props: { ...fixture(TEXT, 5), head: [2, 1] } },
  ...tokenStates((tokens) => fixture(tokens, Math.max(0, tokens.length - 2))),
  { name: 'emptied', props: { ...fixture(TEXT, 5), count: 0, stale: true } },
  { name: 'stale', props: { ...fixture(TEXT, 5), stale: true } },
];

export default states;
