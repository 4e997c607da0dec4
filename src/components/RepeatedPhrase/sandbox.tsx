/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import type { Copies } from './copies';
import { RepeatedPhraseView, type RepeatedPhraseViewProps } from './view';

export const View = RepeatedPhraseView;

const tokens = (text: string): Token[] => `${text}\n`.split(/(?= |\n)/).map(fixtureToken);
const copies = (count: number, width: number, level = -4): Copies => ({
  copies: count,
  logProbabilities: Array.from({ length: count * width }, (_, i) => {
    const copy = Math.floor(i / width);
    return level + 2 * (1 - 1 / (1 + copy)) - (((i % width) * 0.37) % 1.3);
  }),
});
const old = tokens('The old man went down to the river.');
const base: Omit<RepeatedPhraseViewProps, 'strings' | 'locale'> = {
  phrase: 'The old man went down to the river.',
  onPhrase: () => undefined,
  examples: ['The old man went down to the river.', 'I do not know.'],
  empty: false,
  tokenCount: old.length,
  most: 127,
  room: 25,
  tokens: old,
  copies: copies(25, old.length),
  stale: false,
};

const one = tokens('no');
const bytes: Token[] = [{ id: 98, text: null, bytes: [0xe6, 0x97] }, one.at(-1)!];
const states: { name: string; props: typeof base }[] = [
  { name: 'a phrase', props: base },
  { name: 'improbable words', props: { ...base, copies: copies(25, old.length, -13) } },
  { name: 'one token, many copies', props: { ...base, tokens: one, copies: copies(127, 2), room: 127 } },
  { name: 'bytes', props: { ...base, tokens: bytes, copies: copies(127, 2), room: 127 } },
  ...tokenStates((phrase) => {
    if (phrase.length === 0) return { ...base, phrase: '', empty: true, tokenCount: 1 };
    const line = [...phrase.slice(0, 63), fixtureToken('\n', 198)];
    const room = Math.floor(256 / line.length);
    const shown = { tokens: line, tokenCount: line.length, copies: copies(room, line.length), room };
    return { ...base, phrase: fixtureText(phrase), ...shown };
  }),
  { name: 'too long', props: { ...base, tokenCount: 300, room: 0 } },
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
