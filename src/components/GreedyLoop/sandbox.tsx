/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, fixtureTokens, tokenStates } from '../shared/fixtures';
import type { Counts, Written } from './texts';
import { GreedyLoopView, type GreedyLoopViewProps } from './view';

export const View = GreedyLoopView;

const written = (tokens: readonly Token[]): Written[] =>
  tokens.map((token, i) => ({ token, probability: 0.1 + ((i * 7) % 11) / 14, draw: (i * 0.37) % 1 }));
const hundred = (words: string[]) =>
  written(Array.from({ length: 100 }, (_, i) => fixtureToken(words[i % words.length]!, i % words.length)));
const loop = hundred(' I am going to be a little girl and'.split(/(?= )/));
const free = hundred([' hedge', ' lamp', ' extraordinarily', ' sea']);
const counts = (text: readonly Written[], from: number): Counts => ({
  seen: text.map((_, i) => (i < from ? 0 : 1 + Math.floor((i - from) / 9))),
  loop: from < text.length ? { start: 9, period: 9, copies: 10 } : null,
  groups: [0, 1, 2, 3].map((times) => ({ times, count: from > 99 && times ? 0 : 20, meanLog: -1.6 + times * 0.2 })),
});
const noop = () => undefined;
const base: Omit<GreedyLoopViewProps, 'strings' | 'locale'> = {
  text: 'Once upon a time there was a little',
  onText: noop,
  examples: ['Once upon a time there was a little'],
  tokens: fixtureTokens(8),
  limit: 256,
  count: 100,
  seed: 1,
  onSeed: noop,
  before: 'Once upon a time there was a little',
  texts: { greedy: loop, drawn: free },
  counts: { greedy: counts(loop, 18), drawn: counts(free, 200) },
  running: false,
  onWrite: noop,
  onStop: noop,
  stale: false,
  disabled: false,
};

const none = { greedy: [], drawn: [] };
const empty = { greedy: counts([], 0), drawn: counts([], 0) };
const states: { name: string; props: typeof base }[] = [
  { name: 'both texts', props: base },
  {
    name: 'writing, one token',
    props: {
      ...base,
      running: true,
      texts: { greedy: loop.slice(0, 1), drawn: [] },
      counts: { greedy: counts(loop.slice(0, 1), 9), drawn: empty.drawn },
    },
  },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => {
    const text = fixtureText(tokens);
    if (tokens.length === 0) return { ...base, text, tokens, before: text, texts: none, counts: empty };
    const texts = { greedy: written(tokens), drawn: written(tokens) };
    return {
      ...base,
      text,
      tokens,
      before: text,
      texts,
      counts: { greedy: counts(texts.greedy, 200), drawn: empty.drawn },
    };
  }),
];

export default states;
