/** A detail that is asked for when it is opened: its heading, and below it what came back or how it stands. */
import type { ComponentChildren } from 'preact';
import type { Strings } from './strings-type';
import './calculation.css';

export interface OnDemandProps {
  summary: string;
  open: boolean;
  onOpen(open: boolean): void;
  /** Null while it is not there. */
  children: ComponentChildren;
  failed: boolean;
  /** It is on its way; otherwise nothing is said of it while the model sleeps. */
  asking: boolean;
  /** Keys `lab.calculation.*`. */
  strings: Strings;
}

export function OnDemand({ summary, open, onOpen, children, failed, asking, strings }: OnDemandProps) {
  const status = failed ? 'failed' : asking ? 'asking' : null;
  return (
    <details
      class="it-calc it-calc-demand"
      open={open}
      onToggle={(event) => event.target === event.currentTarget && onOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {/* The line is there before and after, so that it is announced. */}
      <p class="it-hint" role="status">
        {open && children === null && status ? strings[`lab.calculation.${status}`] : ''}
      </p>
      {open && children}
    </details>
  );
}
