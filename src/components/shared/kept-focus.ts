/** Where the focus goes when the button that had it is gone. */
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A button that is pressed and goes leaves the focus to the block it was in: who works by keys stays where they are, and does
 * not cancel by a second press what the first one has begun.
 */
export function useKeptFocus(state: string) {
  const block = useRef<HTMLDivElement>(null);
  const focused = typeof document === 'undefined' ? null : document.activeElement;
  const within = focused !== null && block.current?.contains(focused);
  useLayoutEffect(() => {
    const { current } = block;
    if (!current || !within || focused.isConnected) return;
    // Only now: it is no place that keys lead to.
    current.tabIndex = -1;
    current.focus({ preventScroll: true });
    current.addEventListener('blur', () => current.removeAttribute('tabindex'), { once: true });
  }, [state]);
  return block;
}
