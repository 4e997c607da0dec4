/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureComparison } from '../shared/comparison-fixture';
import { fixturePattern, fixturePlace, fixtureTokens, tokenStates } from '../shared/fixtures';
import type { Mask } from './ask';
import { MaskChoiceView, type MaskChoiceViewProps } from './view';

export const View = MaskChoiceView;

type Fixture = Omit<MaskChoiceViewProps, 'strings' | 'locale'>;

function state(tokens: Token[], kind: Mask['kind']): Fixture {
  const count = tokens.length;
  const mask = { kind, width: 3, layer: 2, head: 1 };
  const upper = Array.from({ length: count ** 2 }, (_, at) => at % count > Math.floor(at / count));
  const lower = upper.map((_, at) => at % count < Math.floor(at / count));
  const cut = { causal: upper, none: upper.map(() => false), later: lower, window: upper };
  return {
    place: fixturePlace(tokens),
    layers: 6,
    heads: 6,
    wanted: mask,
    onChange: () => undefined,
    tokens,
    answer: {
      mask,
      comparison: fixtureComparison(kind === 'causal' ? 0 : 1.4, tokens),
      patterns: [fixturePattern(count), fixturePattern(count, kind === 'causal' ? 0 : 2)],
    },
    cut: [upper, cut[kind]],
    stale: false,
    disabled: false,
  };
}

const seven = fixtureTokens(7);
const states: { name: string; props: Fixture }[] = [
  { name: 'causal', props: state(seven, 'causal') },
  { name: 'the other triangle', props: state(seven, 'later') },
  { name: 'window', props: state(seven, 'window') },
  { name: 'stale', props: { ...state(seven, 'none'), stale: true } },
  ...tokenStates((tokens) => state(tokens, 'none')),
];

export default states;
