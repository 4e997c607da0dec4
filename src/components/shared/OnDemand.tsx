/** A detail that is asked for when it is opened: its heading, and below it what came back or how it stands. */
import type { ComponentChildren } from 'preact';
import type { Strings } from './strings-type';
import './calculation.css';

export interface OnDemandProps {
  summary: string;
  open: boolean;
  onOpen(open: boolean): void;
  /** Null while it is on its way. */
  children: ComponentChildren;
  failed: boolean;
  /** Keys `lab.calculation.*`. */
  strings: Strings;
}

export function OnDemand({ summary, open, onOpen, children, failed, strings }: OnDemandProps) {
  return (
    <details
      class="it-calc it-calc-demand"
      open={open}
      onToggle={(event) => event.target === event.currentTarget && onOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {/* The line is there before and after, so that it is announced. */}
      <p class="it-hint" role="status">
        {open && children === null ? strings[`lab.calculation.${failed ? 'failed' : 'asking'}`] : ''}
      </p>
      {open && children}
    </details>
  );
}
