/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import type { Attention } from './ask';
import { AttendsToView, type AttendsToViewProps } from './view';

export const View = AttendsToView;

const encoder = new TextEncoder();
const tokenOf = (text: string): Token => ({ id: text.length * 31, text, bytes: [...encoder.encode(text)] });
const noop = () => undefined;

function attention(position: number): Attention {
  const row = (seed: number) => {
    const weights = Array.from({ length: position + 1 }, (_, i) => Math.exp(2 * Math.sin(seed + 1.7 * i)));
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  };
  return { position, rows: Array.from({ length: 4 }, (_, l) => Array.from({ length: 4 }, (_, h) => row(4 * l + h))) };
}

type Fixture = Omit<AttendsToViewProps, 'strings' | 'locale'>;
const fixture = (words: string[], position: number): Fixture => ({
  tokens: words.map(tokenOf),
  attention: attention(position),
  head: null,
  stale: false,
  disabled: false,
  onPosition: noop,
  onHead: noop,
});
const TEXT = ['The', ' pizza', ' came', ' out', ' and', ' it', ' tasted', ' good'];
const long = Array.from({ length: 64 }, (_, i) => (i % 7 ? ` w${i}` : ' Donaudampfschifffahrt'));
const states: { name: string; props: Fixture }[] = [
  { name: 'mean', props: fixture(TEXT, 5) },
  { name: 'one head', props: { ...fixture(TEXT, 5), head: [2, 1] } },
  { name: 'one token', props: fixture(['The'], 0) },
  { name: 'empty', props: fixture([], 0) },
  { name: '64 tokens', props: fixture(long, 60) },
  { name: 'wide characters', props: fixture(['日本', '語', 'の', ' 長い', ' 文'], 3) },
  { name: 'stale', props: { ...fixture(TEXT, 5), stale: true } },
];

export default states;
