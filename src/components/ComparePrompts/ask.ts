/**
 * Runs the model on both prompts, one after the other, and compares. Whom it asks is a parameter: the page's session, or
 * the engine itself when the stored run is made (`tools/examples`).
 */
import { difference } from '../../engine/derived/difference';
import { probabilityOf } from '../../engine/derived/probability';
import type { Activations, Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import type { Comparison, Side } from './comparison';

export type Ask = <N extends 'run' | 'predict'>(name: N, input: Requests[N]['in']) => Promise<Requests[N]['out']>;

export interface Text {
  prompt: string;
  tokens: readonly Token[];
}

/** Bars of each distribution. */
const TOP = 8;
const NEUTRAL = { temperature: 1, topK: 0, topP: 1 };

/** `layers`: how many blocks' residual streams are compared, beside the token and position rows. */
export async function compare(ask: Ask, layers: number, a: Text, b: Text): Promise<Comparison> {
  const names = ['embed', 'pos_embed', ...Array.from({ length: layers }, (_, l) => `blocks.${l}.resid_post`)];
  const runs = [await runOf(ask, names, a), await runOf(ask, names, b)] as const;
  const length = Math.min(a.tokens.length, b.tokens.length);
  const width = runs[0].activations.embed!.shape[1]!;
  return {
    a: side(a, runs[0], runs[1]),
    b: side(b, runs[1], runs[0]),
    length,
    width,
    stages: names.map((name) => ({
      name,
      difference: difference(runs[0].activations[name]!.data, runs[1].activations[name]!.data, length, width),
    })),
  };
}

interface Run {
  activations: Activations;
  candidates: { token: Token; probability: number }[];
}

async function runOf(ask: Ask, names: string[], { tokens }: Text): Promise<Run> {
  const ids = tokens.map(({ id }) => id);
  const { activations } = await ask('run', { tokens: ids, fetch: [...names, 'logits'] });
  const { distribution } = await ask('predict', { tokens: ids, settings: NEUTRAL, top: TOP });
  return { activations, candidates: distribution.candidates };
}

function side({ prompt, tokens }: Text, run: Run, other: Run): Side {
  const logits = other.activations.logits!.data;
  const candidates = run.candidates.map(({ token, probability }) => ({
    token,
    probability,
    other: probabilityOf(logits, token.id),
  }));
  return { prompt, tokens, candidates };
}
