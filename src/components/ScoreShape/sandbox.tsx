/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureComparison } from '../shared/comparison-fixture';
import { fixturePattern, fixturePlace, fixtureTokens } from '../shared/fixtures';
import { ScoreShapeView, type ScoreShapeViewProps } from './view';

export const View = ScoreShapeView;

type Fixture = Omit<ScoreShapeViewProps, 'strings' | 'locale'>;

function state(count: number, c0: number, c1: number): Fixture {
  const tokens = fixtureTokens(count);
  const shape = { c0, c1, layer: 2, head: 1 };
  const changed = c0 !== 1 || c1 !== 0;
  return {
    place: { ...fixturePlace(tokens), layers: 6 },
    heads: 6,
    wanted: shape,
    onChange: () => undefined,
    tokens,
    answer: {
      shape,
      comparison: fixtureComparison(changed ? 1.4 : 0),
      patterns: [fixturePattern(count), fixturePattern(count, changed ? 2 : 0)],
      surprise: count > 1 ? [3.02, changed ? 3.9 : 3.02] : null,
    },
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'as they are', props: state(7, 1, 0) },
  { name: 'squared', props: state(7, 0, 1) },
  { name: 'by hand, 1 token', props: state(1, 0.5, -0.3) },
  { name: '64 tokens, stale', props: { ...state(64, -1, 0), stale: true } },
  { name: 'empty', props: state(0, 1, 0) },
];

export default states;
