/** Where the focus goes when the button that had it is gone. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { placeFocus } from './place-focus';

/**
 * A button that is pressed and goes leaves the focus to the block it was in: who works by keys stays where they are, and does
 * not cancel by a second press what the first one has begun.
 * @param keep gives the focus to another place in the block
 */
export function useKeptFocus(state: string, keep: (block: HTMLElement | null) => void = placeFocus) {
  const block = useRef<HTMLDivElement>(null);
  const focused = typeof document === 'undefined' ? null : document.activeElement;
  const within = focused !== null && block.current?.contains(focused);
  useLayoutEffect(() => {
    const { current } = block;
    if (within && !focused.isConnected) keep(current);
  }, [state]);
  return block;
}
