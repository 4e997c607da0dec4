/** A component that is costly to draw waits for its turn (turns.ts) whenever what it draws has changed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { createTurns } from './turns';

/** Cells of matrices: about what a phone lays out in a frame or two. */
const MOST_CELLS = 300;

// Not in the frame itself: its time goes to what was drawn before.
const turns = createTurns(MOST_CELLS, (then) => requestAnimationFrame(() => setTimeout(then)));

/**
 * @param props what the component is asked to draw
 * @param content the parts of them that are costly to draw: as long as all are the same, `props` are drawn at once
 * @param size in cells
 * @returns the props to draw now, which are the earlier ones while it waits
 */
export function useTurn<P>(props: P, content: readonly unknown[], size: number): { props: P; waits: boolean } {
  const drawn = useRef({ props, content });
  const due = useRef(false);
  const [, draw] = useState(0);
  const begin = useRef(() => {
    due.current = true;
    draw((times) => times + 1);
  }).current;
  useEffect(() => () => turns.leave(begin), []);

  const same = content.every((part, i) => part === drawn.current.content[i]);
  if (same) turns.leave(begin);
  const waits = !same && !due.current && !turns.take(size, begin);
  if (!waits) {
    due.current = false;
    drawn.current = { props, content };
  }
  return { props: drawn.current.props, waits };
}
