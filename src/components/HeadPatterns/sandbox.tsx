/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { HeadAt } from '../shared/head-name';
import { cutIntoHeads } from '../shared/head-patterns';
import { HeadPatternsView, type HeadPatternsViewProps } from './view';

/** The gallery's view keeps its own choice, so that it can be tried. */
export function View(props: HeadPatternsViewProps) {
  const [selected, onSelect] = useState<HeadAt>(props.selected);
  const [drawing, onDrawing] = useState(props.drawing);
  const [kept, onKeep] = useState(props.kept);
  const choose = (layer: number, head: number) => onSelect([layer, head]);
  return <HeadPatternsView {...props} {...{ selected, drawing, kept, onDrawing, onKeep }} onSelect={choose} />;
}

const words = ['The', ' old', ' king', ' opened', ' the', ' door', ' and', ' smiled'].map(fixtureToken);
const long = Array.from({ length: 64 }, (_, i) => words[i % 8]!);

/** Softmax of an invented score: near, far, or alike, by head. */
function patterns(T: number, layers: number, heads: number) {
  const score = (l: number, h: number, t: number, j: number) =>
    h % 3 === 0
      ? -((t - j - (h % 2)) ** 2) / (1 + l)
      : h % 3 === 1
        ? j === 0
          ? 2 + l
          : 0
        : Math.sin(t * 3.1 + j * (l + 2));
  const layer = (l: number) =>
    Float32Array.from({ length: heads * T * T }, (_, i) => {
      const [h, t, j] = [Math.floor(i / (T * T)), Math.floor(i / T) % T, i % T];
      if (j > t) return 0;
      const powers = Array.from({ length: t + 1 }, (_, k) => Math.exp(score(l, h, t, k)));
      return powers[j]! / powers.reduce((sum, x) => sum + x, 0);
    });
  return cutIntoHeads(
    Array.from({ length: layers }, (_, l) => layer(l)),
    heads,
    T,
  );
}

const noop = () => undefined;
type Fixture = Omit<HeadPatternsViewProps, 'strings' | 'locale'>;
const of = (tokens: Token[], layers: number, heads: number): Fixture => ({
  text: fixtureText(tokens),
  onText: noop,
  examples: [],
  count: tokens.length,
  limit: 256,
  tokens,
  left: 0,
  patterns: patterns(tokens.length, layers, heads),
  selected: [1, 0],
  onSelect: noop,
  averages: Array.from({ length: layers }, () =>
    Array.from({ length: heads }, () => ({ self: 0.3, previous: 0.25, first: 0.1 })),
  ),
  drawing: 'lines',
  onDrawing: noop,
  kept: null,
  onKeep: noop,
  stale: false,
  disabled: false,
});
const base = of(words, 6, 6);

const states: { name: string; props: Fixture }[] = [
  { name: 'lines', props: base },
  { name: 'matrix, a token kept', props: { ...base, drawing: 'matrix', kept: 5 } },
  { name: '12 × 12 heads, 64 tokens', props: { ...of(long, 12, 12), left: 36, drawing: 'matrix' } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => of(tokens, 6, 6)),
];

export default states;
