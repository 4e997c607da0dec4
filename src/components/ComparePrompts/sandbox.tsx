/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import type { Comparison, Side } from './comparison';
import { CompareView, type CompareViewProps } from './view';

export const View = CompareView;

const encoder = new TextEncoder();
const token = (text: string): Token => ({ id: text.length * 31, text, bytes: [...encoder.encode(text)] });
const WIDTH = 96;
const CHANGED = 2;
const side = (words: string[], shift: number): Side => ({
  prompt: words.join(''),
  tokens: words.map(token),
  candidates: [' great', ' castle', ' house'].map((text, i) => ({
    token: token(text),
    probability: 0.2 / (i + 1) + shift,
    other: 0.18 / (i + 1),
  })),
});
const stage = (name: string, reach: (row: number) => number) => ({
  name,
  difference: Float32Array.from(
    { length: 5 * WIDTH },
    (_, i) => reach(Math.floor(i / WIDTH)) * Math.sin(i * 0.7) * Math.cos(i / 9),
  ),
});
const comparison: Comparison = {
  a: side(['The', ' old', ' king', ' lived', ' in'], 0),
  b: side(['The', ' old', ' children', ' lived', ' in'], 0.02),
  length: 5,
  width: WIDTH,
  stages: [
    stage('embed', (row) => (row === CHANGED ? 0.4 : 0)),
    stage('pos_embed', () => 0),
    stage('blocks.0.resid_post', (row) => (row < CHANGED ? 0 : row === CHANGED ? 8 : 2)),
  ],
};
const noop = () => undefined;

type Fixture = Omit<CompareViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  comparison,
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
  { name: 'empty', props: { ...base, comparison: { ...comparison, length: 0 } } },
];

export default states;
