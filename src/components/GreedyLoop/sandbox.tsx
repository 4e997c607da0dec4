/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import type { Counts, Written } from './texts';
import { GreedyLoopView, type GreedyLoopViewProps } from './view';

export const View = GreedyLoopView;

const token = (id: number, text: string | null): Token => ({ id, text, bytes: text ? [] : [0xe6, 0x97] });
const written = (words: string[]): Written[] =>
  words.map((text, i) => ({ token: token(i, text), probability: 0.1 + ((i * 7) % 11) / 14, draw: (i * 0.37) % 1 }));
const loop = written(
  Array.from({ length: 100 }, (_, i) => ' I am going to be a little girl and'.split(/(?= )/)[i % 9]!),
);
const free = written(Array.from({ length: 100 }, (_, i) => [' hedge', ' lamp', ' extraordinarily', ' sea'][i % 4]!));
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
  tokens: [token(1, 'Once')],
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
  { name: 'empty', props: { ...base, text: '', tokens: [], texts: none, counts: empty } },
];

export default states;
