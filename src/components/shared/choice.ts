/**
 * What the reader chooses in a view: the lab's state where the lab keeps it (so that a link says it), the view's own where
 * nobody does, as in the gallery.
 */
import { useState } from 'preact/hooks';

/** const [row, setRow] = useChoice(props.row, props.onRow, 0) */
export function useChoice<T>(
  given: T | undefined,
  onChoice: ((value: T) => void) | undefined,
  first: T,
): [T, (value: T) => void] {
  const [own, setOwn] = useState<T>(first);
  return given === undefined ? [own, setOwn] : [given, onChoice ?? (() => undefined)];
}
