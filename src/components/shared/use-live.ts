/**
 * An answer that follows its question: the stored one first, then a live one after every change. One request at a time
 * is under way; when it returns, the newest question is asked next. So the figure keeps moving while a slider is dragged
 * (superseding every request would starve it), and what was typed meanwhile is never lost. Nobody else may ask under the
 * name that `ask` uses: a figure's id, or that and the name of one of its parts.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { chosenModel } from '../../lab/model-choice';
import type { LoadedModel } from '../../lab/protocol';
import { isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import { useNear } from './use-near';

export interface Answer<T> {
  /** The question it answers; compare with the current one to know whether it is stale. */
  key: string;
  value: T;
  live: boolean;
  /** The model that gave it; null for the stored answer, which says itself whose it is. */
  model: LoadedModel | null;
}

export interface Live<T> {
  answer: Answer<T>;
  error: LabError | null;
  /** `stored`, `live`, or `stale` while the answer belongs to an earlier question or to another model. */
  origin: 'stored' | 'live' | 'stale';
  /** Asks the present question again after an error. */
  retry(): void;
}

/**
 * Milliseconds to wait after a key: what arrives in one go (a paste, an input method) is one question. No more is needed,
 * since only one request is under way at a time.
 */
export const TYPING_PAUSE = 10;

/**
 * @param stored the answer of the stored run
 * @param key identifies the present question, e.g. its token ids joined; a new key asks again, and so does another model
 * @param enabled false: nothing is asked (the model is asleep, or there is nothing to ask)
 * @param ask asks the session; called with the values of the latest render
 * @param options.figure id of the figure that shows the answer: it asks while it is in view (use-near.ts)
 * @param options.pause milliseconds to wait before asking
 * @param options.ofModel false: the answer does not depend on the model
 */
export function useLive<T>(
  stored: { key: string; value: T },
  key: string,
  enabled: boolean,
  ask: () => Promise<T>,
  { figure, pause = 0, ofModel = true }: { figure?: string; pause?: number; ofModel?: boolean } = {},
): Live<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ ...stored, live: false, model: null });
  const [error, setError] = useState<LabError | null>(null);
  const answered = useRef<string | null>(null);
  const busy = useRef(false);
  const model = ofModel ? session.model.value : null;
  const wanted = model?.id ?? chosenModel.value.id;
  const latest = useRef({ key, enabled, ask, model });
  latest.current = { key, enabled, ask, model };

  const next = async () => {
    const question = latest.current;
    if (busy.current || !near.current || !question.enabled) return;
    if (answered.current === nameOf(question)) {
      // The error, if any, was that of a question which is not asked any more.
      setError(null);
      return;
    }
    busy.current = true;
    try {
      const value = await question.ask();
      answered.current = nameOf(question);
      setAnswer({ key: question.key, value, live: true, model: question.model });
      setError(null);
    } catch (problem) {
      // Pushed aside by another's request of the same name it would never be answered: the reader can ask again at least.
      // What ended the session its own state tells; once the model is back the question is asked again by itself.
      const told = ofModel && session.state.peek().kind === 'failed';
      if (!told && (!isSuperseded(problem) || problem.reason === 'newer')) setError(toLabError(problem));
    }
    busy.current = false;
    if (nameOf(latest.current) !== nameOf(question)) void next();
  };

  const near = useNear(figure, () => void next());

  useEffect(() => {
    const timer = setTimeout(() => void next(), pause);
    return () => clearTimeout(timer);
  }, [key, enabled, model?.id]);

  const ofAnother = answer.model !== null && answer.model.id !== wanted;
  const origin = answer.key !== key || ofAnother ? 'stale' : answer.live ? 'live' : 'stored';
  return { answer, error, origin, retry: () => void next() };
}

/** Identifies a question to a model. */
function nameOf({ key, model }: { key: string; model: LoadedModel | null }): string {
  return `${model?.id ?? ''} ${key}`;
}
