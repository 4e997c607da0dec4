/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { Comparison, Side } from './comparison';
import { CompareView, type CompareViewProps } from './view';

export const View = CompareView;

const WIDTH = 96;
const CHANGED = 2;
const side = (tokens: Token[], shift: number): Side => ({
  prompt: fixtureText(tokens),
  tokens,
  candidates: [' great', ' castle', ' house'].map((text, i) => ({
    token: tokens[i] ?? fixtureToken(text, i),
    probability: 0.2 / (i + 1) + shift,
    other: 0.18 / (i + 1),
  })),
});
const stage = (name: string, length: number, reach: (row: number) => number) => ({
  name,
  difference: Float32Array.from(
    { length: length * WIDTH },
    (_, i) => reach(Math.floor(i / WIDTH)) * Math.sin(i * 0.7) * Math.cos(i / 9),
  ),
});
/** Two prompts of as many tokens, of which one differs. */
const comparison = (a: Token[], changed: number): Comparison => ({
  a: side(a, 0),
  b: side(
    a.map((each, i) => (i === changed ? fixtureToken(' children', 1) : each)),
    0.02,
  ),
  length: a.length,
  width: WIDTH,
  stages: [
    stage('embed', a.length, (row) => (row === changed ? 0.4 : 0)),
    stage('pos_embed', a.length, () => 0),
    stage('blocks.0.resid_post', a.length, (row) => (row < changed ? 0 : row === changed ? 8 : 2)),
  ],
});
const noop = () => undefined;

type Fixture = Omit<CompareViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  count: 5,
  comparison: comparison(['The', ' old', ' king', ' lived', ' in'].map(fixtureToken), CHANGED),
  stale: false,
  depth: 0,
  layers: 1,
  selected: CHANGED,
  disabled: false,
  onDepth: noop,
  onSelect: noop,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'token rows', props: base },
  { name: 'after a block', props: { ...base, depth: 1 } },
  { name: 'stale', props: { ...base, stale: true } },
  { name: 'emptied', props: { ...base, count: 0, stale: true } },
  ...tokenStates((tokens) => {
    const changed = Math.min(CHANGED, Math.max(0, tokens.length - 1));
    return { ...base, count: tokens.length, comparison: comparison(tokens, changed), selected: changed, depth: 1 };
  }),
];

export default states;
