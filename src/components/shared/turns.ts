/**
 * Large parts of a page that change at the same moment, e.g. the matrices of an answer, drawn one frame after the other: all
 * at once would hold up the reader's keys. What is small is drawn at once, together with others, until a frame is full.
 */

/** Runs what it is given once the next frame has been drawn. */
export type AfterFrame = (then: () => void) => void;

export interface Turns {
  /** Whether `size` may be drawn now; otherwise `begin` is called when its turn has come. One that waits keeps its place. */
  take(size: number, begin: () => void): boolean;
  /** It is not to be drawn any more. */
  leave(begin: () => void): void;
}

/** @param most size of what is drawn in one frame; a part that alone is larger has a frame of its own */
export function createTurns(most: number, afterFrame: AfterFrame): Turns {
  const waiting = new Map<() => void, number>();
  let drawn = 0;
  let expected = false;

  const fits = (size: number) => drawn === 0 || drawn + size <= most;
  const expect = () => {
    if (expected) return;
    expected = true;
    afterFrame(next);
  };
  function next(): void {
    expected = false;
    drawn = 0;
    for (const [begin, size] of waiting) {
      if (!fits(size)) break;
      drawn += size;
      waiting.delete(begin);
      begin();
    }
    if (drawn > 0) expect();
  }
  return {
    take(size, begin) {
      expect();
      // Nobody overtakes, or while the reader types the last in the line would never be drawn.
      const now = waiting.size === 0 && fits(size);
      if (now) drawn += size;
      else waiting.set(begin, size);
      return now;
    },
    leave: (begin) => void waiting.delete(begin),
  };
}
