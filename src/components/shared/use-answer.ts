/**
 * What every lab does with an answer of the model's: asks once the model is loaded, again after every change, and says in
 * its frame where the answer comes from. Labs that read one prompt use `useLab`, which is built on this.
 */
import type { LabFrameProps } from './LabFrame';
import { modelProps, sharingProps } from './use-frame';
import { useLive } from './use-live';
import { useMounted } from './mounted';
import { useWaking, type Reading } from './use-reading';

/** Which model answered. */
export interface ModelName {
  id: string;
  title: string;
}

export interface QuestionOfLab<T> {
  /** Id of the figure. */
  id: string;
  locale: string;
  /** The answer of the default model that is shown until the reader's own, and the question it belongs to. */
  stored: { model: ModelName; key: string; value: T };
  /** Names the present question. */
  key: string;
  /** The texts that the question is about. */
  readings: readonly Reading[];
  /** They are those of the fields; by default once all have been read. */
  settled?: boolean;
  /** There is something to ask. */
  askable: boolean;
  ask(): Promise<T>;
}

export interface AnswerOfLab<T> {
  value: T;
  model: ModelName;
  /** What is shown belongs to an earlier question or model. */
  stale: boolean;
  /** Until the lab is mounted, clicks would be lost. */
  disabled: boolean;
  /** The reader changes something: wakes the model. */
  touch(): void;
  /** For `LabFrame`: what follows from the above. */
  frame: Omit<LabFrameProps, 'title' | 'strings' | 'children' | 'prompt'>;
}

export function useAnswer<T>(question: QuestionOfLab<T>): AnswerOfLab<T> {
  const { id, locale, stored, key, readings, askable, ask } = question;
  const settled = question.settled ?? readings.every((reading) => reading.current);
  const mounted = useMounted();
  const waking = useWaking();
  const live = useLive(stored, key, waking.loaded && settled && askable, ask, { figure: id });
  const { answer, origin } = live;
  const stale = origin === 'stale' || !settled;
  const { id: of, title } = answer.model ?? stored.model;
  return {
    value: answer.value,
    model: { id: of, title },
    stale,
    disabled: !mounted,
    touch: waking.touch,
    frame: {
      ...sharingProps(id, locale, mounted),
      ...modelProps(waking, live, ...readings),
      // The default model, before it is loaded: its name is the stored run's, also while numbers of another are shown.
      model: { ...waking.model, title: waking.model.title ?? stored.model.title },
      origin: stale ? 'stale' : origin,
      modelTitle: title,
    },
  };
}
