/** Fixture states for the gallery. Ids of real tokens, where they matter; never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { LabError } from '../../lab/errors';
import { TokenizerView, type TokenizerViewProps } from './view';

export const View = TokenizerView;

export const frame = { wide: false, modelless: true };
export const without = { loading: 'until the tokenizer is there it shows the stored tokens: ‘stale’' };

const part = (id: number, ...bytes: number[]): Token => ({ id, text: null, bytes });
const words = ['Data', ' em', 'powers', ' users', '.'].map(fixtureToken);
const japanese = [
  part(33768, 0xe6, 0x97),
  part(98, 0xa5),
  part(17312, 0xe6, 0x9c),
  part(105, 0xac),
  part(45739, 0xe8, 0xaa),
  part(252, 0x9e),
];
const noop = () => undefined;

type Fixture = Omit<TokenizerViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: 'Data empowers users.',
  tokens: words,
  tokensOf: 'Data empowers users.',
  selected: 2,
  examples: ['Data empowers users.', '日本語'],
  reading: { error: null, retry: noop },
  onInput: noop,
  onSelect: noop,
};
const many = Array.from({ length: 600 }, (_, i) => words[i % words.length]!);
const states: { name: string; props: Fixture }[] = [
  { name: 'words', props: base },
  { name: 'bytes', props: { ...base, text: '日本語', tokensOf: '日本語', tokens: japanese, selected: 1 } },
  { name: 'stale', props: { ...base, text: 'Data empowers users. And', selected: null } },
  ...tokenStates((tokens) => {
    const text = fixtureText(tokens);
    return { ...base, text, tokensOf: text, tokens, selected: tokens.length ? 0 : null };
  }),
  { name: 'failed', props: { ...base, reading: { error: new LabError('interrupted'), retry: noop } } },
  { name: 'long', props: { ...base, tokens: many } },
];

export default states;
