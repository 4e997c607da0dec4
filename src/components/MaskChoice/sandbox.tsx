/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureComparison } from '../shared/comparison-fixture';
import { fixturePattern, fixturePlace, fixtureTokens } from '../shared/fixtures';
import type { Mask } from './ask';
import { MaskChoiceView, type MaskChoiceViewProps } from './view';

export const View = MaskChoiceView;

type Fixture = Omit<MaskChoiceViewProps, 'strings' | 'locale'>;

function state(count: number, kind: Mask['kind']): Fixture {
  const tokens = fixtureTokens(count);
  const mask = { kind, width: 3, layer: 2, head: 1 };
  const upper = Array.from({ length: count ** 2 }, (_, at) => at % count > Math.floor(at / count));
  const lower = upper.map((_, at) => at % count < Math.floor(at / count));
  const cut = { causal: upper, none: upper.map(() => false), later: lower, window: upper };
  return {
    place: { ...fixturePlace(tokens), layers: 6 },
    heads: 6,
    wanted: mask,
    onChange: () => undefined,
    tokens,
    answer: {
      mask,
      comparison: fixtureComparison(kind === 'causal' ? 0 : 1.4),
      patterns: [fixturePattern(count), fixturePattern(count, kind === 'causal' ? 0 : 2)],
    },
    cut: [upper, cut[kind]],
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'causal', props: state(7, 'causal') },
  { name: 'the other triangle', props: state(7, 'later') },
  { name: 'window, 1 token', props: state(1, 'window') },
  { name: '64 tokens, stale', props: { ...state(64, 'none'), stale: true } },
  { name: 'empty', props: state(0, 'causal') },
];

export default states;
