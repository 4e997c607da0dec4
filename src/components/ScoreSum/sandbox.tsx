/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePlace, fixtureTokens, fixtureWave, tokenStates } from '../shared/fixtures';
import { ScoreSumView, type ScoreSumViewProps } from './view';

export const View = ScoreSumView;

type Fixture = Omit<ScoreSumViewProps, 'strings' | 'locale'>;
const K = 16;
const noop = () => undefined;

function state(tokens: Token[]): Fixture {
  const count = tokens.length;
  const terms = Float64Array.from(fixtureWave(K, 3));
  const dot = terms.reduce((a, b) => a + b);
  return {
    place: { ...fixturePlace(tokens), layer: 2, layers: 6, onLayer: noop },
    heads: 6,
    head: 1,
    onHead: noop,
    tokens,
    answer: {
      layer: 2,
      head: 1,
      q: fixtureWave(count * K),
      k: fixtureWave(count * K, 2),
      scores: fixtureWave(count ** 2),
    },
    query: count - 1,
    keyAt: 0,
    onPair: noop,
    terms,
    dot,
    divided: dot / 4,
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: state(fixtureTokens(7)) },
  { name: '12 heads', props: { ...state(fixtureTokens(7)), heads: 12 } },
  { name: 'masked cell, stale', props: { ...state(fixtureTokens(4)), query: 1, keyAt: 3, stale: true } },
  ...tokenStates(state),
];

export default states;
