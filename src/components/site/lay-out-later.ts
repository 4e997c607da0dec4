/**
 * Lays out what a page that opens has left for later (styles/opening.css): piece by piece in idle moments, once the page has come
 * to rest or its reader scrolls or points. All of it at once where an exact place matters: for a key, a link within the page, a
 * jump by something else, such as a screen reader, and for print.
 */
const PIECES = '.level-h2 ~ .level-h2 ~ *, .level-h2 ~ .level-h2 ~ astro-island > *';
/** After the page has loaded, in ms: its first lines can be read, and what is asked for first is there. */
const REST_MS = 3000;
/** Where the text begins below the header, in px from the window's top. */
const BELOW_HEADER = 160;

export function layOutLater(): void {
  const root = document.documentElement;
  if (root.dataset.opening === undefined) return;
  const pieces = [...document.querySelectorAll<HTMLElement>(PIECES)];
  const layOut = (piece: HTMLElement) => piece.style.setProperty('content-visibility', 'visible');

  // The root keeps its mark: without it the browser would work out the style of every element anew.
  const all = () => pieces.splice(0).forEach(layOut);
  const next = () => {
    const piece = pieces.shift();
    if (!piece) return;
    layOut(piece);
    requestIdleCallback(next);
  };
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    pieces.filter(isInView).forEach(layOut);
    requestIdleCallback(next);
  };
  addEventListener('load', () => setTimeout(begin, REST_MS), { once: true });
  addEventListener('pointerdown', begin, { capture: true, passive: true, once: true });

  let at = scrollY;
  const onScroll = () => {
    if (pieces.length === 0) return removeEventListener('scroll', onScroll);
    const far = Math.abs(scrollY - at) > innerHeight;
    at = scrollY;
    if (far) allInPlace();
    else begin();
  };
  // Browsers keep the text in place as well, but not in the first frame after a jump.
  const allInPlace = () => {
    const reference = pieces.find((piece) => boxOf(piece).height > 0 && boxOf(piece).bottom > BELOW_HEADER);
    if (!reference) return all();
    const { top } = boxOf(reference);
    root.style.setProperty('overflow-anchor', 'none');
    all();
    scrollBy({ top: boxOf(reference).top - top, behavior: 'instant' });
    requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'));
  };
  addEventListener('scroll', onScroll, { passive: true });

  addEventListener('keydown', all, { capture: true, once: true });
  const leadsWithin = (target: EventTarget | null) => target instanceof Element && target.closest('a[href*="#"]');
  addEventListener('click', ({ target }) => void (leadsWithin(target) && all()), true);
  addEventListener('beforeprint', all, { once: true });
}

const boxOf = (piece: HTMLElement) => piece.getBoundingClientRect();

function isInView(piece: HTMLElement): boolean {
  const { top, bottom } = boxOf(piece);
  return bottom > 0 && top < innerHeight;
}
