/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import type { OrderAnswer, Settings } from './ask';
import { WordOrderView, type WordOrderViewProps } from './view';
import { pairOf, swappedOrder, wordsOf } from './words';

export const View = WordOrderView;

const encoder = new TextEncoder();
const tokenOf = (text: string): Token => ({ id: text.length * 31, text, bytes: [...encoder.encode(text)] });
const noop = () => undefined;

function answerOf(order: number[], settings: Settings, differences: number[]): OrderAnswer {
  const run = {
    activations: {},
    top: tokenOf(' mother'),
    entropy: 4,
    divergence: 0.02,
    identical: false,
    finite: true,
  };
  return {
    comparison: {
      tokens: [' mother', ' son', ' empowerment'].map((text, i) => ({
        token: tokenOf(text),
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
function fixture(parts: string[], a: number, b: number, settings: Settings, differences: number[]): Fixture {
  const tokens = parts.map(tokenOf);
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
    stale: false,
    disabled: false,
    onChoose: noop,
    onSettings: noop,
  };
}

const TEXT = ['The', ' mother', ' saw', ' her', ' son', ' and'];
const usual: Settings = { scale: 1, mask: 'causal' };
const leak: Settings = { scale: 0, mask: 'causal' };
const bag: Settings = { scale: 0, mask: 'none' };
const long = Array.from({ length: 64 }, (_, i) => (i % 7 ? ` w${i}` : ' Donaudampfschifffahrt'));
const wide = ['日本', '語', 'の', ' 長い', ' 文', ' and'];
const states: { name: string; props: Fixture }[] = [
  { name: 'as it is', props: fixture(TEXT, 1, 4, usual, [0, 0.03, 0.4, 3]) },
  { name: 'leak', props: fixture(TEXT, 1, 4, leak, [0, 1.4e-6, 1.9, 4.7]) },
  { name: 'bag of words', props: fixture(TEXT, 1, 4, bag, [0, 1.4e-6, 4e-6, 2.5e-5]) },
  { name: 'stale', props: { ...fixture(TEXT, 1, 4, leak, [0, 1.4e-6, 1.9, 4.7]), stale: true } },
  { name: 'one word', props: fixture(['The'], 0, 1, usual, [0, 0, 0, 0]) },
  { name: 'empty', props: fixture([], 0, 1, usual, [0, 0, 0, 0]) },
  { name: '64 tokens', props: fixture(long, 3, 40, usual, [0, 0.03, 0.4, 3]) },
  { name: 'wide characters', props: fixture(wide, 0, 4, usual, [0, 0.03, 0.4, 3]) },
];

export default states;
