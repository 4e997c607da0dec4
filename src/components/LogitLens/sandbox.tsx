/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Candidate, Token } from '../../engine/types';
import { LogitLensView, type LensLayer, type LogitLensViewProps } from './view';

export const View = LogitLensView;

const token = (id: number, text: string): Token => ({ id, text, bytes: [...new TextEncoder().encode(text)] });
const words = ['Once', ' upon', ' a', ' time', ' there', ' was'].map((text, i) => token(i, text));
const pool = [' little', ' the', ' girl', ' boy', ',', ' old', ' extraordinarily'].map((text, i) =>
  token(20 + i, text),
);
const candidate = (t: Token, rank: number, probability: number): Candidate => ({
  token: t,
  rank,
  logit: 12 - rank,
  probability,
  tempered: probability,
  final: probability,
  keptByTopK: true,
  keptByTopP: true,
});
const layers: LensLayer[] = Array.from({ length: 7 }, (_, layer) => ({
  name: layer === 0 ? 'blocks.0.resid_pre' : `blocks.${layer - 1}.resid_post`,
  distribution: {
    candidates: Array.from({ length: 5 }, (_, i) =>
      candidate(pool[(i * (7 - layer)) % pool.length]!, i + 1, (0.9 - layer * 0.1) / 2.5 ** i),
    ),
    vocabularySize: 50257,
    keptCount: 50257,
    entropy: { original: 3, tempered: 3, final: 3 },
  },
  answer: candidate(pool[0]!, [20000, 3200, 700, 41, 6, 2, 1][layer]!, 0.01 * layer),
}));

const base: Omit<LogitLensViewProps, 'strings' | 'locale'> = {
  text: 'Once upon a time there was',
  onText: () => undefined,
  examples: ['Once upon a time there was'],
  tokens: words,
  limit: 256,
  position: 5,
  onPosition: () => undefined,
  layers,
  stale: false,
  disabled: false,
};

const states: { name: string; props: typeof base }[] = [
  { name: 'last position', props: base },
  { name: 'earlier position', props: { ...base, position: 2 } },
  { name: 'stale', props: { ...base, stale: true } },
  { name: 'empty', props: { ...base, text: '', tokens: [], position: -1 } },
];

export default states;
