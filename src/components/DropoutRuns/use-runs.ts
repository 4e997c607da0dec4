/** Runs one after the other, each shown as soon as it is there; stops when the reader stops it or changes anything. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isSuperseded } from '../../lab/session';
import type { MaskedRun } from './runs';

export interface Runs {
  /** What they belong to; '' before the first. */
  key: string;
  list: readonly MaskedRun[];
  running: boolean;
}

/** @param key what the runs depend on */
export function useRuns(key: string, count: number, once: (index: number) => Promise<MaskedRun>) {
  const [runs, setRuns] = useState<Runs>({ key: '', list: [], running: false });
  const current = useRef(0);
  const stop = () => {
    current.current++;
    setRuns((before) => ({ ...before, running: false }));
  };
  const start = async () => {
    const own = ++current.current;
    setRuns({ key, list: [], running: true });
    try {
      for (let i = 0; i < count; i++) {
        const run = await once(i);
        if (current.current !== own) return;
        setRuns((before) => ({ key, list: [...before.list, run], running: i < count - 1 }));
      }
    } catch (problem) {
      // A failure of the model is told by the frame.
      if (current.current === own || !isSuperseded(problem)) stop();
    }
  };
  useEffect(() => stop, [key]);
  return { runs, start, stop };
}
