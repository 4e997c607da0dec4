/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Distribution, SamplingSettings } from '../../engine/types';
import { fixtureText, fixtureToken, fixtureTokens, tokenStates } from '../shared/fixtures';
import { SamplingView, type SamplingViewProps } from './view';

export const View = SamplingView;

const words = ' girl, boy, old, man, house, more, way, bird, time, village, child, tree, fairy, king, extraordinarily'
  .split(',')
  .map(fixtureToken);

function distribution(kept: number, among = words): Distribution {
  const raw = words.map((_, i) => 0.3 / (i + 1) ** 1.3);
  const mass = kept > words.length ? 1 : raw.slice(0, kept).reduce((a, b) => a + b, 0);
  const candidates = among.map((token, i) => ({
    token,
    rank: i + 1,
    logit: 12.3 - i * 0.41,
    probability: raw[i]! * 0.8,
    tempered: raw[i]!,
    keptByTopK: i < kept,
    keptByTopP: i < kept + 2,
    final: i < kept ? raw[i]! / mass : 0,
  }));
  return {
    candidates,
    vocabularySize: 50257,
    keptCount: kept,
    entropy: { original: 5.41, tempered: 4.2, final: 1.93 },
  };
}

const neutral: SamplingSettings = { temperature: 1, topK: 0, topP: 1 };
const base: Omit<SamplingViewProps, 'strings' | 'locale'> = {
  text: 'Once upon a time there was a little',
  onText: () => undefined,
  examples: ['Once upon a time there was a little'],
  tokens: fixtureTokens(8),
  limit: 256,
  distribution: distribution(50257),
  settings: neutral,
  onSettings: () => undefined,
  seed: 1,
  onSeed: () => undefined,
  draws: [],
  onDraw: () => undefined,
  onClear: () => undefined,
  drawn: null,
  stale: false,
  disabled: false,
};

const states: { name: string; props: typeof base }[] = [
  { name: 'neutral', props: base },
  {
    name: 'cut and drawn',
    props: {
      ...base,
      settings: { temperature: 0.7, topK: 6, topP: 0.9 },
      distribution: distribution(6),
      draws: [0.2, 0.61],
    },
  },
  { name: 'drawn beyond the list', props: { ...base, draws: [0.999], drawn: fixtureToken(' umbrella', 99) } },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens) => ({
    ...base,
    text: fixtureText(tokens),
    tokens,
    distribution: distribution(
      50257,
      words.map((word, i) => tokens[i] ?? word),
    ),
    draws: [0.2, 0.61],
  })),
];

export default states;
