/**
 * A detail of a lab that is asked for once the reader opens it, and for every other place while it stays open.
 *
 *     const column = useAsked(open ? `${layer} ${dimension}` : null, () => session.ask(`${LAB}-cell`, 'weights', …));
 */
import { useLive } from './use-live';

export interface Asked<T> {
  /** The answer to the present question; null while there is none. */
  value: T | null;
  failed: boolean;
}

/** @param key identifies the question; null: nothing is asked */
export function useAsked<T>(key: string | null, ask: () => Promise<T>): Asked<T> {
  const live = useLive<T | null>({ key: '', value: null }, key ?? '', key !== null, ask);
  const { answer, error, origin } = live;
  return { value: origin === 'live' && answer.key === key ? answer.value : null, failed: error !== null };
}
