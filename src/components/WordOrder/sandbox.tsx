/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureToken, tokenStates } from '../shared/fixtures';
import type { OrderAnswer, Settings } from './ask';
import { WordOrderView, type WordOrderViewProps } from './view';
import { pairOf, swappedOrder, wordsOf } from './words';

export const View = WordOrderView;

const noop = () => undefined;

function answerOf(order: number[], settings: Settings, differences: number[]): OrderAnswer {
  const run = {
    activations: {},
    top: fixtureToken(' mother', 1),
    entropy: 4,
    divergence: 0.02,
    identical: false,
    finite: true,
  };
  return {
    comparison: {
      tokens: [' mother', ' son', ' empowerment'].map((text, i) => ({
        token: fixtureToken(text, i),
        probabilities: [0.2 / (i + 1), 0.1 + i / 20],
        logits: [3 - i, 2 + i / 2],
      })),
      runs: [run, run],
    },
    order,
    settings,
    stages: differences.map((difference, i) => ({
      name: i === 0 ? 'blocks.0.resid_pre' : `blocks.${i - 1}.resid_post`,
      difference,
      usual: i === 0 ? 0 : 0.1 * 3 ** i,
      size: 12,
    })),
  };
}

type Fixture = Omit<WordOrderViewProps, 'strings' | 'locale'>;
function fixture(tokens: Token[], a: number, b: number, settings: Settings, differences: number[]): Fixture {
  const words = wordsOf(tokens);
  const pair = pairOf(words, a, b);
  const order = swappedOrder(words, pair);
  const answer = answerOf(order, settings, differences);
  return {
    tokens,
    words,
    pair,
    order,
    settings,
    answer,
    read: tokens,
    stale: false,
    disabled: false,
    onChoose: noop,
    onSettings: noop,
  };
}

const TEXT = ['The', ' mother', ' saw', ' her', ' son', ' and'].map(fixtureToken);
const usual: Settings = { scale: 1, mask: 'causal' };
const leak: Settings = { scale: 0, mask: 'causal' };
const bag: Settings = { scale: 0, mask: 'none' };
const states: { name: string; props: Fixture }[] = [
  { name: 'as it is', props: fixture(TEXT, 1, 4, usual, [0, 0.03, 0.4, 3]) },
  { name: 'leak', props: fixture(TEXT, 1, 4, leak, [0, 1.4e-6, 1.9, 4.7]) },
  { name: 'bag of words', props: fixture(TEXT, 1, 4, bag, [0, 1.4e-6, 4e-6, 2.5e-5]) },
  { name: 'stale', props: { ...fixture(TEXT, 1, 4, leak, [0, 1.4e-6, 1.9, 4.7]), stale: true } },
  ...tokenStates((tokens) =>
    fixture(tokens, 0, Math.min(40, Math.max(1, tokens.length - 2)), usual, [0, 0.03, 0.4, 3]),
  ),
];

export default states;
