/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { HeadOutputs } from './outputs';
import { HeadOutputsView, type HeadOutputsViewProps } from './view';

export const View = HeadOutputsView;

const words = ['The', ' old', ' extraordinarily', '日本', ' opened', ' the', ' door'].map(fixtureToken);
const wave = (length: number, seed: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * 1.7 + seed * 3) * Math.cos(i / 9 + seed) * (1 + (seed % 3)));

function outputs(heads: number, width: number): HeadOutputs {
  const writes = Array.from({ length: heads }, (_, head) => wave(width, head));
  const bias = wave(width, 20);
  const attnOut = Float32Array.from(bias, (b, i) => writes.reduce((sum, write) => sum + write[i]!, b));
  return { layer: 1, position: 6, z: wave(width, 9), writes, bias, attnOut };
}
const noop = () => undefined;

type Fixture = Omit<HeadOutputsViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: fixtureText(words),
  onText: noop,
  examples: [],
  limit: 256,
  count: words.length,
  tokens: words,
  position: 6,
  onPosition: noop,
  layers: 6,
  layer: 1,
  onLayer: noop,
  outputs: outputs(6, 192),
  row: 2,
  onRow: noop,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'six heads', props: base },
  { name: 'twelve heads', props: { ...base, layers: 12, outputs: outputs(12, 768) } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => ({
    ...base,
    text: fixtureText(tokens),
    count: tokens.length,
    tokens,
    position: tokens.length - 1,
    outputs: { ...base.outputs, position: Math.max(0, tokens.length - 1) },
  })),
];

export default states;
