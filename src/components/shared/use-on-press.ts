/**
 * What a lab does on a press and not by itself, because it takes long: it writes texts, it measures. One run at a time,
 * which the reader can stop; what it has shown until then stays.
 *
 *     const writing = useOnPress({ model: stored.model, key: keyOf(stored), value: stored.texts }, keyOf(wanted));
 *     const start = () => writing.run(async (signal, show) => show((await session.ask(LAB, …, { signal })).text));
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { openedByLink } from '../../lab/address';
import type { LoadedModel } from '../../lab/protocol';
import { answeringModel, isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import { linkIn } from '../../lab/url-state';
import type { ModelName } from './use-answer';

export interface OnPress<T> {
  value: T;
  /** The model that gave it. */
  model: ModelName;
  /** `stale` while the value belongs to another question or model than the present ones. */
  origin: 'stored' | 'live' | 'stale';
  /** It is another model's than the one that would answer now. */
  ofAnother: boolean;
  running: boolean;
  error: LabError | null;
  /**
   * Answers the present question. `work` shows what it has, as often as it likes, and passes `signal` to all that it asks.
   * A run that is still under way is stopped first.
   */
  run(work: (signal: AbortSignal, show: (value: T) => void) => Promise<void>): Promise<void>;
  stop(): void;
}

/**
 * @param stored the default model's answer, and the question it belongs to
 * @param key names the present question
 */
export function useOnPress<T>(stored: { model: ModelName; key: string; value: T }, key: string): OnPress<T> {
  const [shown, setShown] = useState<{ key: string; value: T; live: boolean; model: LoadedModel | null }>({
    key: stored.key,
    value: stored.value,
    live: false,
    model: null,
  });
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<LabError | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  // Another lab has made the model load after all: that it did not is no news any more. Not its state: a model that has refused
  // one run is ready at once, and the reader is to see why.
  const loaded = session.model.value !== null;
  useEffect(() => {
    if (loaded) setError(null);
  }, [loaded]);

  const run: OnPress<T>['run'] = async (work) => {
    controller.current?.abort();
    const mine = (controller.current = new AbortController());
    const show = (value: T) => {
      if (!mine.signal.aborted) setShown({ key, value, live: true, model: session.model.peek() });
    };
    setRunning(true);
    setError(null);
    try {
      await work(mine.signal, show);
    } catch (problem) {
      if (!isSuperseded(problem)) setError(toLabError(problem));
      // What else it has asked for is not wanted any more.
      mine.abort();
    }
    // Another run may have taken over.
    if (controller.current === mine) setRunning(false);
  };
  const stop = () => {
    controller.current?.abort();
    setRunning(false);
  };

  const { id, title } = shown.model ?? stored.model;
  const ofAnother = shown.model !== null && id !== answeringModel();
  const origin = shown.key !== key || ofAnother ? 'stale' : shown.live ? 'live' : 'stored';
  return { value: shown.value, model: { id, title }, origin, ofAnother, running, error, run, stop };
}

/**
 * A link says what was set, not what came of it: the lab that it is to starts by itself, once, as soon as the model is loaded
 * (`useWaking` sees to that, where nobody minds the download).
 * @param ready false while something that it needs is not there yet: the lab has not mounted, so that it still has the page's
 *   example for a prompt, or the tokens of the prompt are not known or none
 */
export function useStartFromLink(lab: string, ready: boolean, start: () => void): void {
  const linked = openedByLink.value;
  const loaded = session.model.value !== null;
  const step = useRef<'' | 'wanted' | 'done'>('');
  useEffect(() => {
    // Once, and before anything is touched: afterwards the address speaks of the lab that the reader has changed last.
    if (linked && !step.current)
      step.current = new URLSearchParams(linkIn(location) ?? '').get('at') === lab ? 'wanted' : 'done';
    if (step.current !== 'wanted' || !ready || !loaded) return;
    step.current = 'done';
    start();
  }, [linked, ready, loaded]);
}
