/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Comparison, Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { Cut, CutMap } from './ask';
import { CutSkipView, type CutSkipViewProps } from './view';

export const View = CutSkipView;

const noop = () => undefined;
const words = [' time', ' great', ' extraordinarily', '日本'].map(fixtureToken);

const comparison = (words: Token[]): Comparison => ({
  tokens: words.map((word, i) => ({
    token: word,
    probabilities: [0.2 / (i + 1), 0.05 * (i + 1), 0.18 / (i + 1)],
    logits: [9 - i, 5 + i, 8 - i],
  })),
  runs: [0, 2.9, 0.1].map((divergence, i) => ({
    activations: {},
    top: words[i]!,
    entropy: 5 + i,
    divergence,
    identical: i === 0,
    finite: true,
  })),
});
const cut = (layers: number, among: Token[]): Cut => ({
  comparison: comparison(among),
  norms: [10, 4, 9].map((size) => Array.from({ length: 2 * layers + 1 }, (_, i) => size * (1 + Math.log1p(i)))),
  apart: [2.3, 0.02, 2.1],
});
const map = (layers: number): CutMap => ({
  skip: Array.from({ length: 2 * layers }, (_, i) => 4 / (1 + i / 3)),
  sublayer: Array.from({ length: 2 * layers }, (_, i) => 0.3 / (1 + i)),
});

type Fixture = Omit<CutSkipViewProps, 'strings' | 'locale'>;
const of = (layers: number, reading = words, among = words): Fixture => ({
  text: fixtureText(reading),
  onText: noop,
  examples: [],
  reading,
  limit: 256,
  layers,
  cut: cut(layers, among),
  map: map(layers),
  otherPrompt: 'The king and the queen lived in a',
  at: 3,
  onAt: noop,
  path: 'skip',
  onPath: noop,
  gate: 0,
  onGate: noop,
  stale: false,
  mapStale: false,
  disabled: false,
});
const states: { name: string; props: Fixture }[] = [
  { name: 'skip path cut', props: of(6) },
  { name: 'sublayer weakened', props: { ...of(6), path: 'sublayer', gate: 0.5, at: 4 } },
  { name: 'all additions, 12 blocks', props: { ...of(12), at: -1 } },
  ...tokenStates((tokens) => of(6, tokens, [...tokens.slice(0, 4), ...words].slice(0, 4))),
  { name: 'stale', props: { ...of(6), stale: true, mapStale: true } },
];

export default states;
