/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Candidate, Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { LogitLensView, type LensLayer, type LogitLensViewProps } from './view';

export const View = LogitLensView;

const words = ['Once', ' upon', ' a', ' time', ' there', ' was'].map(fixtureToken);
const pool = [' little', ' the', ' girl', ' boy', ',', ' old', ' extraordinarily'].map((text, i) =>
  fixtureToken(text, 20 + i),
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
const layersOf = (pool: Token[]): LensLayer[] =>
  Array.from({ length: 7 }, (_, layer) => ({
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
  read: words,
  limit: 256,
  position: 5,
  onPosition: () => undefined,
  layers: layersOf(pool),
  stale: false,
  disabled: false,
};

const states: { name: string; props: typeof base }[] = [
  { name: 'last position', props: base },
  { name: 'earlier position', props: { ...base, read: words.slice(0, 3), position: 2 } },
  { name: 'stale', props: { ...base, read: words.slice(0, 3), stale: true } },
  ...tokenStates((tokens) => ({
    ...base,
    text: fixtureText(tokens),
    tokens,
    read: tokens,
    position: tokens.length - 1,
    layers: layersOf(pool.map((word, i) => tokens[i] ?? word)),
  })),
];

export default states;
