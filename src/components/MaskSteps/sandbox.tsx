/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePattern, fixturePlace, fixtureTokens, fixtureWave, tokenStates } from '../shared/fixtures';
import { MaskStepsView, type MaskStepsViewProps } from './view';

export const View = MaskStepsView;

type Fixture = Omit<MaskStepsViewProps, 'strings' | 'locale'>;
const noop = () => undefined;

function state(tokens: Token[]): Fixture {
  const count = tokens.length;
  const scores = fixtureWave(count ** 2).map((x) => 8 * x);
  const pattern = fixturePattern(count);
  return {
    place: { ...fixturePlace(tokens), layer: 2, layers: 6, onLayer: noop },
    heads: 6,
    head: 1,
    onHead: noop,
    late: false,
    onLate: noop,
    tokens,
    answer: {
      layer: 2,
      head: 1,
      steps: {
        tokens: count,
        width: 32,
        dots: scores.map((x) => x * Math.sqrt(32)),
        scores,
        masked_scores: scores.map((x, at) => (at % count > Math.floor(at / count) ? -Infinity : x)),
        pattern,
        powers: pattern,
        powerSums: tokens.map(() => 1),
        sums: tokens.map(() => 1),
        late: pattern.map((p) => p * 0.6),
        lateSums: tokens.map((_, i) => (i === count - 1 ? 1 : 0.6)),
      },
    },
    cell: [Math.max(0, count - 1), 0],
    onCell: noop,
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: state(fixtureTokens(7)) },
  { name: 'mask after softmax', props: { ...state(fixtureTokens(7)), late: true } },
  { name: '12 heads', props: { ...state(fixtureTokens(7)), heads: 12 } },
  { name: 'stale', props: { ...state(fixtureTokens(4)), stale: true } },
  ...tokenStates(state),
];

export default states;
