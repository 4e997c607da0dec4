/** Requests that need the tokenizer alone. */
import { describe, encode } from '../engine/tokenizer';
import type { RequestName, Requests } from './protocol';

const TEXT_REQUESTS: ReadonlySet<RequestName> = new Set<RequestName>(['tokenize', 'describe']);

export function isTextRequest(name: RequestName): name is 'tokenize' | 'describe' {
  return TEXT_REQUESTS.has(name);
}

export function answerText(
  name: 'tokenize' | 'describe',
  input: Requests[RequestName]['in'],
): Requests['tokenize' | 'describe']['out'] {
  if (name === 'tokenize') return { tokens: encode((input as Requests['tokenize']['in']).text) };
  return { tokens: (input as Requests['describe']['in']).ids.map(describe) };
}
