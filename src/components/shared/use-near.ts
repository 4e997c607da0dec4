/**
 * Whether a figure is in view or soon will be. Only such figures ask the model: on a page with five of them a key would
 * otherwise be answered five times, and the one that the reader looks at would wait for the others.
 */
import { useEffect, useRef } from 'preact/hooks';

/** Around what is seen: an answer is there when a reader has scrolled on. A frame of another site's page has none. */
const MARGIN = '50% 0px';

/**
 * @param id of the figure; undefined for a question that has no figure of its own: it is always near
 * @param onNear called when the figure comes near
 * @returns `current` tells; what it says is no reason to draw anything
 */
export function useNear(id: string | undefined, onNear: () => void): { readonly current: boolean } {
  const near = useRef(id === undefined);
  const latest = useRef(onNear);
  latest.current = onNear;
  useEffect(() => {
    const figure = id === undefined ? null : document.getElementById(id);
    if (!figure) {
      near.current = true;
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        near.current = entries.at(-1)!.isIntersecting;
        if (near.current) latest.current();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(figure);
    return () => observer.disconnect();
  }, [id]);
  return near;
}
