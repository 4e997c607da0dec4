/** Fixture states for the gallery. Ids of real tokens, where they matter; never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { TokenizerView, type TokenizerViewProps } from './view';

export const View = TokenizerView;

const encoder = new TextEncoder();
const token = (text: string, id: number): Token => ({ id, text, bytes: [...encoder.encode(text)] });
const part = (id: number, ...bytes: number[]): Token => ({ id, text: null, bytes });
const words = [token('Data', 6601), token(' em', 795), token('powers', 30132), token(' users', 2985), token('.', 13)];
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
  problem: null,
  onInput: noop,
  onSelect: noop,
  onRetry: noop,
};
const many = Array.from({ length: 600 }, (_, i) => words[i % words.length]!);
const states: { name: string; props: Fixture }[] = [
  { name: 'words', props: base },
  { name: 'bytes', props: { ...base, text: '日本語', tokensOf: '日本語', tokens: japanese, selected: 1 } },
  { name: 'stale', props: { ...base, text: 'Data empowers users. And', selected: null } },
  { name: 'empty', props: { ...base, text: '', tokensOf: '', tokens: [], selected: null } },
  { name: 'failed', props: { ...base, problem: 'The tokenizer could not be loaded.' } },
  { name: 'long', props: { ...base, tokens: many } },
];

export default states;
