/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureComparison } from '../shared/comparison-fixture';
import { fixturePattern, fixturePlace, fixtureTokens, tokenStates } from '../shared/fixtures';
import { ScoreShapeView, type ScoreShapeViewProps } from './view';

export const View = ScoreShapeView;

type Fixture = Omit<ScoreShapeViewProps, 'strings' | 'locale'>;

function state(tokens: Token[], c0: number, c1: number): Fixture {
  const count = tokens.length;
  const shape = { c0, c1, layer: 2, head: 1 };
  const changed = c0 !== 1 || c1 !== 0;
  return {
    place: fixturePlace(tokens),
    layers: 6,
    heads: 6,
    wanted: shape,
    onChange: () => undefined,
    tokens,
    answer: {
      shape,
      comparison: fixtureComparison(changed ? 1.4 : 0, tokens),
      patterns: [fixturePattern(count), fixturePattern(count, changed ? 2 : 0)],
      surprise: count > 1 ? [3.02, changed ? 3.9 : 3.02] : null,
    },
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'as they are', props: state(fixtureTokens(7), 1, 0) },
  { name: 'squared', props: state(fixtureTokens(7), 0, 1) },
  { name: 'by hand, stale', props: { ...state(fixtureTokens(7), 0.5, -0.3), stale: true } },
  ...tokenStates((tokens) => state(tokens, -1, 0)),
];

export default states;
