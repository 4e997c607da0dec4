/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, fixtureTokens, tokenStates } from '../shared/fixtures';
import { GenerateView, type GenerateViewProps, type TextRun } from './view';

export const View = GenerateView;

const write = (tokens: readonly Token[]) =>
  tokens.map((token, i) => ({ token, probability: 1 / (1.2 + ((i * 7) % 11)), draw: (i * 0.37) % 1 }));
const written = (text: string) => write(text.split(/(?= )/).map(fixtureToken));
const run = (text: string, change: Partial<TextRun> = {}): TextRun => ({
  settings: { temperature: 1, topK: 0, topP: 1 },
  seed: 1,
  tokens: written(text),
  stale: false,
  contextFull: false,
  ...change,
});

const base: Omit<GenerateViewProps, 'strings' | 'locale'> = {
  text: 'Once upon a time there was a little',
  onText: () => undefined,
  examples: ['Once upon a time there was a little'],
  tokens: fixtureTokens(8),
  limit: 256,
  vocabularySize: 50257,
  count: 20,
  running: false,
  written: 'Once upon a time there was a little',
  runs: [run(' girl who lived in a house by the sea'), run(' girl who lived in a forest of old trees')],
  onSettings: () => undefined,
  onSeed: () => undefined,
  onGenerate: () => undefined,
  onStop: () => undefined,
  disabled: false,
};

const states: { name: string; props: typeof base }[] = [
  { name: 'two texts', props: base },
  { name: 'identical', props: { ...base, runs: [run(' girl who sang'), run(' girl who sang')] } },
  ...tokenStates((tokens) => {
    const text = fixtureText(tokens);
    return {
      ...base,
      text,
      tokens,
      written: text,
      runs: [run('', { tokens: write(tokens) }), run('', { tokens: [] })],
    };
  }),
  {
    name: 'writing',
    props: { ...base, runs: [run(' girl who'), run('', { tokens: [] })], running: true },
  },
  {
    name: 'stale, context full',
    props: { ...base, runs: [run(' girl', { stale: true, contextFull: true }), run(' boy', { stale: true })] },
  },
];

export default states;
