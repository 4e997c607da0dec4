/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixturePlace, fixtureTokens } from '../shared/fixtures';
import type { Words } from './ask';
import { LaterWordsView, type LaterWordsViewProps } from './view';

export const View = LaterWordsView;

type Fixture = Omit<LaterWordsViewProps, 'strings' | 'locale'>;

function state(count: number, mode: Words['mode'], mask: Words['mask']): Fixture {
  const tokens = fixtureTokens(count);
  return {
    place: fixturePlace(tokens),
    wanted: { words: ' girl who', mode, mask },
    onChange: () => undefined,
    tokens,
    answer: {
      mode,
      mask,
      added: fixtureTokens(3),
      positions: tokens.map((token, i) => {
        const identical = mask === 'causal' && !(mode === 'instead' && i === count - 1);
        return { identical, divergence: identical ? 0 : 0.2 + i / 10, tops: [token, identical ? token : tokens[0]!] };
      }),
    },
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'after the text', props: state(7, 'after', 'causal') },
  { name: 'instead of the last token', props: state(7, 'instead', 'causal') },
  { name: 'without the mask, 64 tokens', props: state(64, 'after', 'none') },
  { name: '1 token, stale', props: { ...state(1, 'instead', 'causal'), stale: true } },
  { name: 'empty', props: state(0, 'after', 'causal') },
];

export default states;
