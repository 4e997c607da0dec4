/**
 * A button that its own press disables: browsers take the focus from what is disabled, and the next Tab would begin at the
 * top of the page. So it says that it can not be used, and is disabled once the reader goes on.
 */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

export interface HeldFocus {
  disabled: boolean;
  'aria-disabled'?: 'true';
  onBlur?(): void;
}

/** Attributes of the button; its click does nothing while `aria-disabled` is among them. */
export function useHeldFocus(button: RefObject<HTMLElement>, disabled = false): HeldFocus {
  const [, draw] = useState(0);
  const held = disabled && button.current !== null && button.current === document.activeElement;
  if (!held) return { disabled };
  return { disabled: false, 'aria-disabled': 'true', onBlur: () => draw((times) => times + 1) };
}
