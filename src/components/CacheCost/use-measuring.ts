/**
 * The measurement: the model first writes the text on to the greatest length, then each length is timed. One request for each
 * length, so that it can be stopped and its progress seen.
 */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { session } from '../../lab/session';
import { useOnPress, type OnPress } from '../shared/use-on-press';
import type { ModelName } from '../shared/use-answer';
import { lengthsFor, REPEATS, type Counted, type Measured } from './measurement';

const LAB = 'kv-cache';
const SETTINGS = { temperature: 0.8, topK: 0, topP: 0.95 };

export interface Progress {
  phase: 'writing' | 'timing';
  done: number;
  total: number;
}

export interface Measuring extends OnPress<Measured> {
  progress: Progress | null;
  measure(tokens: readonly Token[], text: string): void;
}

/** @param key names the present question, as `stored.key` does the stored results': the ids of the prompt */
export function useMeasuring(stored: { model: ModelName; key: string; value: Measured }, key: string): Measuring {
  const pressed = useOnPress(stored, key);
  const [progress, setProgress] = useState<Progress | null>(null);
  const measure = (prompt: readonly Token[], text: string) => {
    setProgress(null);
    void pressed.run(async (signal, show) => {
      // The load is asked for here, so that the sizes that are measured are those of the model that answers.
      const { config } = await session.start();
      const lengths = lengthsFor(config.n_positions);
      const tokens = await written(
        prompt.map(({ id }) => id),
        lengths.at(-1)!,
        signal,
        setProgress,
      );
      const results: Counted[] = [];
      for (const [done, length] of lengths.entries()) {
        setProgress({ phase: 'timing', done, total: lengths.length });
        const input = { tokens: tokens.slice(0, length), repeats: REPEATS };
        results.push((await session.ask(LAB, 'cacheTiming', input, { signal })).timing);
        show({ text, tokens: prompt, results: [...results] });
      }
    });
  };
  return { ...pressed, progress: pressed.running ? progress : null, measure };
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
