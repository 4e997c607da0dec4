/**
 * A detail of a lab that is asked for once the reader opens it, and for every other place while it stays open. It never wakes
 * the model: whoever opens it calls the lab's `touch`, which knows whether that is wanted.
 *
 *     const column = useAsked(open ? `${layer} ${dimension}` : null, () => session.ask(`${LAB}-cell`, 'weights', …));
 */
import { session } from '../../lab/session';
import { useLive } from './use-live';

export interface Asked<T> {
  /** The answer to the present question; null while there is none. */
  value: T | null;
  failed: boolean;
  /** It is on its way. Of a model that sleeps or has failed nothing comes: the lab's frame says what to do about that. */
  asking: boolean;
}

/** @param key identifies the question; null: nothing is asked */
export function useAsked<T>(key: string | null, ask: () => Promise<T>): Asked<T> {
  const enabled = key !== null && session.model.value !== null;
  const live = useLive<T | null>({ key: '', value: null }, key ?? '', enabled, ask);
  const { answer, error, origin } = live;
  const { kind } = session.state.value;
  return {
    value: origin === 'live' && answer.key === key ? answer.value : null,
    failed: error !== null,
    asking: kind !== 'idle' && kind !== 'failed',
  };
}
