/** Which token of the text, and which block: what an address or a smaller model asks for, kept within what there is. */

/** −1, or anything outside, is the last of `count`; −1 where there is none. */
export function positionWithin(wanted: number, count: number): number {
  const index = Math.trunc(wanted);
  return index >= 0 && index < count ? index : count - 1;
}

/** The nearest of 0 … count − 1. */
export function indexWithin(wanted: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.trunc(wanted) || 0));
}
