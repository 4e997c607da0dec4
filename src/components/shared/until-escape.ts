/**
 * Escape puts away what pointing or the focus has brought up, wherever the focus is: it may lie over something else
 * (WCAG 1.4.13). The next move brings it back.
 */
import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether what belongs to the place pointed at is shown; null: there is no such place. */
export function useUntilEscape(at: number | null): boolean {
  const [away, putAway] = useState(false);
  // Before it is painted: who presses Escape at once is heard.
  useLayoutEffect(() => {
    putAway(false);
    if (at === null) return;
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && putAway(true);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [at]);
  return at !== null && !away;
}
