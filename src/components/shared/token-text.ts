/** How a token looks and how it is spoken. Spaces are visible; bytes that are no whole characters are shown in hex. */
import type { Token } from '../../engine/types';
import { fill } from './format';
import type { Strings } from './strings-type';

const marks: Record<string, string> = { ' ': '␣', '\n': '⏎', '\t': '⇥', '\r': '␍', '\u00a0': '⍽', '\u3000': '□' };

export interface TokenPart {
  text: string;
  /** Space and other marks are drawn fainter than what the reader typed. */
  kind: 'plain' | 'mark' | 'byte';
}

/** ' the' → [␣ mark][the plain]; bytes E6 97 → [E6 byte][97 byte]. */
export function tokenParts(token: Pick<Token, 'text' | 'bytes'>): TokenPart[] {
  if (token.text === null || token.text === '' || isControl(token.text)) {
    return token.bytes.map((byte) => ({ text: byte.toString(16).toUpperCase().padStart(2, '0'), kind: 'byte' }));
  }
  const parts: TokenPart[] = [];
  for (const char of token.text) {
    const mark = marks[char];
    const kind = mark ? 'mark' : 'plain';
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += mark ?? char;
    else parts.push({ text: mark ?? char, kind });
  }
  return parts;
}

/** The token on one line, e.g. for a label in an SVG: '␣the', 'E6 97'. */
export function tokenLabel(token: Pick<Token, 'text' | 'bytes'>): string {
  const parts = tokenParts(token);
  return parts.map((part) => part.text).join(parts[0]?.kind === 'byte' ? ' ' : '');
}

/** Labels as they are spoken: one that occurs more than once says where, '␣the (3)', or two cells would sound the same. */
export function distinctLabels(labels: readonly string[]): string[] {
  return labels.map((label, i) => (labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${i})`));
}

/** 'token 3: “␣Queen”, id 7542', or its bytes where those are shown. Like figures and links, it counts from 0. */
export function spokenToken(token: Token, position: number, strings: Strings): string {
  const say = (key: string, values: Record<string, string | number>) =>
    fill(strings[`lab.common.${key}`] ?? '', values);
  const label = tokenLabel(token);
  const what = tokenParts(token)[0]?.kind === 'byte' ? say('tokenBytes', { bytes: label }) : `“${label}”`;
  return `${say('tokenPosition', { position })}: ${what}, ${say('tokenId', { id: token.id })}`;
}

/** Characters that draw nothing, break a line, or stand for a failure to draw (U+FFFD): shown as bytes instead. */
function isControl(text: string): boolean {
  return [...text].some(
    (char) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u.test(char) && !(char in marks) && !isJoinerInEmoji(text),
  );
}

function isJoinerInEmoji(text: string): boolean {
  return /\p{Extended_Pictographic}/u.test(text);
}
