/** The most probable next tokens and, for each, its logit taken apart. Whom it asks is a parameter, as in every lab. */
import type { LogitAttribution, Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';

export type Ask = <N extends 'predict' | 'attribution'>(
  name: N,
  input: Requests[N]['in'],
) => Promise<Requests[N]['out']>;

export interface Written {
  /** The most probable first. */
  candidates: { token: Token; probability: number }[];
  /** One for each candidate. */
  attributions: LogitAttribution[];
}

export const CANDIDATES = 6;

export async function whoWrote(ask: Ask, tokens: number[]): Promise<Written> {
  const settings = { temperature: 1, topK: 0, topP: 1 };
  const { distribution } = await ask('predict', { tokens, settings, top: CANDIDATES });
  const candidates = distribution.candidates.map(({ token, probability }) => ({ token, probability }));
  const ids = candidates.map(({ token }) => token.id);
  return { candidates, attributions: (await ask('attribution', { tokens, ids })).attributions };
}
