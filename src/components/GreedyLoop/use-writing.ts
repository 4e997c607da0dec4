/** Writes both texts, one after the other, token by token before the reader's eyes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LoadedModel } from '../../lab/protocol';
import { isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import { COUNT, SETTINGS, WAYS, writtenOf, type Way, type Written } from './texts';

const LAB = 'greedy-loop';

export interface Texts {
  /** Prompt's ids and seed: what the texts follow from. */
  key: string;
  before: string;
  texts: Record<Way, readonly Written[]>;
  /** Null for the stored ones. */
  model: LoadedModel | null;
}

export const keyOf = (ids: readonly number[], seed: number) => `${ids.join()} ${seed}`;

export function useWriting(stored: Omit<Texts, 'model'>) {
  const [written, setWritten] = useState<Texts>({ ...stored, model: null });
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<LabError | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const write = async (ids: readonly number[], before: string, seed: number) => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    const texts: Record<Way, Written[]> = { greedy: [], drawn: [] };
    const show = () => {
      if (signal.aborted) return;
      const copy = { greedy: [...texts.greedy], drawn: [...texts.drawn] };
      setWritten({ key: keyOf(ids, seed), before, texts: copy, model: session.model.peek() });
    };
    setRunning(true);
    setError(null);
    try {
      for (const way of WAYS) {
        const input = { tokens: [...ids], count: COUNT, settings: SETTINGS[way], seed, top: 1 };
        await session.ask(LAB, 'generate', input, {
          signal,
          onProgress: (made) => {
            texts[way].push(writtenOf(made, way));
            show();
          },
        });
      }
    } catch (problem) {
      if (!isSuperseded(problem)) setError(toLabError(problem));
    }
    if (controller.current?.signal === signal) setRunning(false);
  };
  const stop = () => {
    controller.current?.abort();
    setRunning(false);
  };
  return { written, running, error, write, stop };
}
