/** Runs one after the other, each shown as soon as it is there; stops when the reader stops it or changes anything. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import type { MaskedRun } from './runs';

export interface Runs {
  /** What they belong to; '' before the first. */
  key: string;
  list: readonly MaskedRun[];
  running: boolean;
}

/** What a press is answered with. */
export interface Prepared {
  /** Names the question with the model that answers it. */
  key: string;
  once(index: number): Promise<MaskedRun>;
}

/**
 * @param key what a press would answer now
 * @param prepare wakes the model, and may find that another one than expected answers
 */
export function useRuns(key: string, count: number, prepare: () => Promise<Prepared>) {
  const [runs, setRuns] = useState<Runs>({ key: '', list: [], running: false });
  const [error, setError] = useState<LabError | null>(null);
  /** Raised by every start and stop: what belongs to an earlier number is over. */
  const turn = useRef(0);
  /** What is being answered. */
  const asked = useRef('');
  const stop = () => {
    turn.current++;
    setRuns((before) => ({ ...before, running: false }));
  };
  const begin = (question: string) => {
    asked.current = question;
    setRuns({ key: question, list: [], running: true });
  };
  const start = async () => {
    const mine = ++turn.current;
    setError(null);
    begin(key);
    try {
      const { key: answered, once } = await prepare();
      if (turn.current !== mine) return;
      begin(answered);
      for (let i = 0; i < count; i++) {
        const run = await once(i);
        if (turn.current !== mine) return;
        setRuns((before) => ({ ...before, list: [...before.list, run], running: i < count - 1 }));
      }
    } catch (problem) {
      if (turn.current !== mine) return;
      stop();
      // A failure of the model is told by the frame.
      if (!isSuperseded(problem) && session.state.peek().kind !== 'failed') setError(toLabError(problem));
    }
  };
  useEffect(() => {
    if (asked.current === key) return;
    stop();
    setError(null);
  }, [key]);
  return { runs, error, start, stop };
}
