/**
 * The measurement: the model first writes the text on to the greatest length, then each length is timed. One request for each
 * length, so that it can be stopped and its progress seen.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ModelConfig } from '../../engine/types';
import type { LoadedModel } from '../../lab/protocol';
import { isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import { lengthsFor, REPEATS, type Counted } from './measurement';

const LAB = 'kv-cache';
const SETTINGS = { temperature: 0.8, topK: 0, topP: 0.95 };

export interface Progress {
  phase: 'writing' | 'timing';
  done: number;
  total: number;
}

export interface Measured {
  /** Ids of the prompt, joined. */
  key: string;
  text: string;
  results: readonly Counted[];
  /** Null for the stored results. */
  model: LoadedModel | null;
}

export function useMeasuring(stored: Omit<Measured, 'model'>) {
  const [measured, setMeasured] = useState<Measured>({ ...stored, model: null });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<LabError | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const measure = async (ids: readonly number[], text: string, config: ModelConfig) => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    const results: Counted[] = [];
    try {
      setError(null);
      const lengths = lengthsFor(config.n_positions);
      const tokens = await written(ids, lengths.at(-1)!, signal, setProgress);
      for (const [done, length] of lengths.entries()) {
        setProgress({ phase: 'timing', done, total: lengths.length });
        const input = { tokens: tokens.slice(0, length), repeats: REPEATS };
        results.push((await session.ask(LAB, 'cacheTiming', input, { signal })).timing);
        setMeasured({ key: ids.join(), text, results: [...results], model: session.model.peek() });
      }
    } catch (problem) {
      if (!isSuperseded(problem)) setError(toLabError(problem));
    }
    if (controller.current?.signal === signal) setProgress(null);
  };
  const stop = () => {
    controller.current?.abort();
    setProgress(null);
  };
  return { measured, progress, error, measure, stop };
}

/** The prompt, written on by the model where it is shorter than `length`. */
async function written(
  ids: readonly number[],
  length: number,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<number[]> {
  const total = length - ids.length;
  if (total <= 0) return [...ids];
  let done = 0;
  onProgress({ phase: 'writing', done, total });
  const input = { tokens: [...ids], count: total, settings: SETTINGS, seed: 1, top: 1 };
  const { tokens } = await session.ask(LAB, 'generate', input, {
    signal,
    onProgress: () => (done++ % 10 ? undefined : onProgress({ phase: 'writing', done, total })),
  });
  return [...ids, ...tokens.map(({ token }) => token.id)];
}
