/** Invented tokens and prompts for the gallery's fixture states; never shown on a page of the course. */
import type { Token } from '../../engine/types';

const encoder = new TextEncoder();
export const fixtureToken = (text: string, id: number): Token => ({ id, text, bytes: [...encoder.encode(text)] });

const WORDS = ['Once', ' upon', ' a', ' time', ' extraordinarily', ' lived', ' 日本', ' little'];

/** `count` tokens, long and wide ones among them. */
export function fixtureTokens(count: number): Token[] {
  return Array.from({ length: count }, (_, i) => fixtureToken(WORDS[i % WORDS.length]!, i));
}

/** A token that is a part of a character. */
const part = (id: number, ...bytes: number[]): Token => ({ id, text: null, bytes });

/** Prompts that are hard to lay out. The long and the wide tokens are real ones of GPT-2's vocabulary. */
const PROMPTS = {
  empty: [],
  '1 token': [fixtureToken('The', 464)],
  '64 tokens': fixtureTokens(64),
  'long words': [
    fixtureToken('The', 464),
    fixtureToken(' disproportionately', 28719),
    fixtureToken(' RandomRedditorWithNo', 36174),
    fixtureToken('-'.repeat(64), 10097),
    fixtureToken(' telecommunications', 27473),
    fixtureToken(' incomprehensible', 47757),
  ],
  'wide characters': [
    ...[part(33768, 0xe6, 0x97), part(98, 0xa5), part(17312, 0xe6, 0x9c), part(105, 0xac)], // 日本
    fixtureToken('覚醒', 23614),
    fixtureToken(' 🙂', 32485),
    fixtureToken('龍契士', 39821),
    fixtureToken('の', 5641),
    fixtureToken('。', 16764),
  ],
} satisfies Record<string, Token[]>;

export type TokenState = keyof typeof PROMPTS;
export const tokenStateNames = Object.keys(PROMPTS) as TokenState[];

/** A widget's states for prompts that are hard to lay out, each made by `of`; `but` leaves some to be written by hand. */
export function tokenStates<P>(of: (tokens: Token[]) => P, ...but: TokenState[]): { name: string; props: P }[] {
  return tokenStateNames.filter((name) => !but.includes(name)).map((name) => ({ name, props: of(PROMPTS[name]) }));
}

/** The text of these tokens. */
export function fixtureText(tokens: readonly Token[]): string {
  return new TextDecoder().decode(Uint8Array.from(tokens.flatMap(({ bytes }) => bytes)));
}

/** What `Place` needs, for a prompt of these tokens. */
export function fixturePlace(tokens: readonly Token[]) {
  return {
    text: fixtureText(tokens),
    onText: () => undefined,
    examples: ['Once upon a time'],
    tokens,
    limit: 256,
  };
}

/** Waves between −1 and 1. */
export function fixtureWave(length: number, shift = 0): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(i * 0.7 + shift) * Math.cos(i / 9));
}

/** A causal pattern [T,T]: rows sum to 1. */
export function fixturePattern(T: number, shift = 0): Float32Array {
  return Float32Array.from({ length: T * T }, (_, at) => {
    const [i, j] = [Math.floor(at / T), at % T];
    const power = (n: number) => Math.exp(2 * Math.sin(n * 1.7 + i + shift));
    const sum = Array.from({ length: i + 1 }, (_, n) => power(n)).reduce((a, b) => a + b);
    return j > i ? 0 : power(j) / sum;
  });
}
