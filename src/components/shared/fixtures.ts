/** Invented tokens and prompts for the gallery's fixture states; never shown on a page of the course. */
import type { Token } from '../../engine/types';

const encoder = new TextEncoder();
export const fixtureToken = (text: string, id: number): Token => ({ id, text, bytes: [...encoder.encode(text)] });

const WORDS = ['Once', ' upon', ' a', ' time', ' extraordinarily', ' lived', ' 日本', ' little'];

/** `count` tokens, long and wide ones among them. */
export function fixtureTokens(count: number): Token[] {
  return Array.from({ length: count }, (_, i) => fixtureToken(WORDS[i % WORDS.length]!, i));
}

/** What `Place` needs, for a prompt of these tokens. */
export function fixturePlace(tokens: readonly Token[]) {
  return {
    text: tokens.map(({ text }) => text).join(''),
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
