/**
 * The steps of decoding, one request for each, in order. What has been computed for a text and its settings stays, so that a
 * step back costs nothing; another text or setting begins again with the prompt.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DecodedStep, Token } from '../../engine/types';
import type { LoadedModel } from '../../lab/protocol';
import { isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import { keyOf, TOP, type Decoding } from './state';

const LAB = 'decode-steps';

/** What steps are taken from. */
export interface Beginning {
  prompt: string;
  tokens: readonly Token[];
  decoding: Decoding;
}

export interface Trail extends Beginning {
  key: string;
  steps: readonly DecodedStep[];
  live: boolean;
  /** The model that took them; null for the stored ones. */
  model: LoadedModel | null;
}

/** @param wanted how many steps should have been taken; nothing is asked while the model sleeps (`enabled`) */
export function useTrail(
  stored: Omit<Trail, 'live' | 'model'>,
  beginning: Beginning,
  wanted: number,
  enabled: boolean,
) {
  const model = session.model.value;
  const { decoding } = beginning;
  const ids = beginning.tokens.map((token) => token.id);
  const key = keyOf(ids, decoding);
  const question = `${model?.id ?? ''} ${key}`;
  const [trail, setTrail] = useState<Trail>({ ...stored, live: false, model: null });
  const [error, setError] = useState<LabError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(trail);
  latest.current = trail;

  useEffect(() => {
    if (!enabled || ids.length === 0) return;
    const controller = new AbortController();
    const known = latest.current;
    const mine = known.live && known.key === key && known.model?.id === model?.id;
    const take = async () => {
      const steps = mine ? [...known.steps] : [];
      const show = () => setTrail({ ...beginning, key, steps: [...steps], live: true, model });
      if (!mine && wanted === 0) show();
      while (steps.length < wanted && !controller.signal.aborted) {
        const tokens = [...ids, ...steps.map((step) => step.token.id)];
        const { settings, seed } = decoding;
        // The first step reads the whole prompt, whatever the worker still has of it.
        const cache = decoding.cache && steps.length > 0;
        const input = { tokens, settings, seed, step: steps.length, top: TOP, cache };
        steps.push((await session.ask(LAB, 'decodeStep', input, { signal: controller.signal })).step);
        show();
      }
      setError(null);
    };
    take().catch((problem: unknown) => {
      if (!isSuperseded(problem)) setError(toLabError(problem));
    });
    return () => controller.abort();
  }, [question, wanted, enabled, attempt]);

  return { trail, key, error, retry: () => setAttempt((count) => count + 1) };
}
