/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { NeighboursView, type NeighboursViewProps } from './view';

export const View = NeighboursView;

export const frame = { wide: false };
const words = [' queen', ' prince', ' lord', ' King', 'king', ' emperor', ' duke', ' royal'].map((text, i) =>
  fixtureToken(text, 900 + i),
);
const noop = () => undefined;

type Fixture = Omit<NeighboursViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  word: 'king',
  space: true,
  tokens: [fixtureToken(' king', 5822)],
  token: fixtureToken(' king', 5822),
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
  {
    name: 'two tokens',
    props: { ...base, word: 'empowers', tokens: [fixtureToken(' em', 795), fixtureToken('powers', 30132)] },
  },
  { name: 'trail', props: { ...base, trail: words.slice(0, 3) } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => ({
    ...base,
    word: fixtureText(tokens),
    tokens,
    token: tokens.at(-1) ?? base.token,
    neighbours: base.neighbours.map((each, i) => ({ ...each, token: tokens[i] ?? each.token })),
    trail: tokens.slice(0, 4),
  })),
];

export default states;
