/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePlace, fixtureTokens, tokenStates } from '../shared/fixtures';
import type { Words } from './ask';
import { LaterWordsView, type LaterWordsViewProps } from './view';

export const View = LaterWordsView;

type Fixture = Omit<LaterWordsViewProps, 'strings' | 'locale'>;

function state(tokens: Token[], mode: Words['mode'], mask: Words['mask']): Fixture {
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
        const identical = mask === 'causal' && !(mode === 'instead' && i === tokens.length - 1);
        return { identical, divergence: identical ? 0 : 0.2 + i / 10, tops: [token, identical ? token : tokens[0]!] };
      }),
    },
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'after the text', props: state(fixtureTokens(7), 'after', 'causal') },
  { name: 'instead of the last token', props: state(fixtureTokens(7), 'instead', 'causal') },
  { name: 'without the mask', props: state(fixtureTokens(7), 'after', 'none') },
  { name: 'stale', props: { ...state(fixtureTokens(7), 'instead', 'causal'), stale: true } },
  ...tokenStates((tokens) => state(tokens, 'after', 'none')),
];

export default states;
