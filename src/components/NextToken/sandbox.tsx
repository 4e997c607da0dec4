/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Candidate } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { Step } from './continuation';
import { NextTokenView, type NextTokenViewProps } from './view';

export const View = NextTokenView;

const words = ['Once', ' upon', ' a', ' time', ' there', ' was', ' a', ' little'].map((text, i) =>
  fixtureToken(text, 100 + i),
);
const candidates: Candidate[] = [
  ' girl',
  ' boy',
  ' old',
  ' man',
  ',',
  ' more',
  ' house',
  ' village',
  ' way',
  ' bird',
].map((text, i) => {
  const probability = 0.21 / (i + 1.2) ** 1.1;
  const kept = { keptByTopK: true, keptByTopP: true };
  return {
    token: fixtureToken(text, 200 + i),
    rank: i + 1,
    logit: 11.2 - i * 0.4,
    probability,
    tempered: probability,
    final: probability,
    ...kept,
  };
});
const steps: Step[] = candidates.slice(0, 4).map((c, i) => ({
  token: c.token,
  by: i === 0 ? 'reader' : 'model',
  probability: c.probability,
  ...(i > 0 && { draw: 0.1 + i / 7 }),
  candidates,
}));

type Fixture = Omit<NextTokenViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: 'Once upon a time there was a little',
  onText: () => undefined,
  examples: ['Once upon a time there was a little', 'The king and the queen lived in a'],
  tokens: words,
  steps: [],
  limit: 256,
  answer: { candidates, vocabularySize: 50257 },
  stale: false,
  onChoose: () => undefined,
  generation: {
    running: false,
    count: 20,
    temperature: 1,
    seed: 1,
    onTemperature: () => undefined,
    onSeed: () => undefined,
    onGenerate: () => undefined,
    onMore: () => undefined,
    onStop: () => undefined,
    onTakeBack: () => undefined,
  },
  disabled: false,
};

const states: { name: string; props: Fixture }[] = [
  { name: 'prompt', props: base },
  { name: 'stale', props: { ...base, stale: true } },
  ...tokenStates((tokens): Fixture => {
    const named = candidates.map((each, i) => ({ ...each, token: tokens[i] ?? each.token }));
    return { ...base, text: fixtureText(tokens), tokens, answer: { ...base.answer, candidates: named } };
  }),
  {
    name: 'generated',
    props: { ...base, text: `${base.text} girl boy old man`, tokens: [...words, ...steps.map((s) => s.token)], steps },
  },
  {
    name: 'generating',
    props: {
      ...base,
      tokens: [...words, ...steps.map((s) => s.token)],
      steps,
      generation: { ...base.generation, running: true },
    },
  },
  {
    name: 'over the limit',
    props: { ...base, tokens: Array.from({ length: 300 }, (_, i) => words[i % words.length]!), limit: 256 },
  },
];

export default states;
