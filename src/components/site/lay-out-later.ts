/**
 * Lays out what a page that opens has left for later (styles/opening.css). As soon as its reader does something: what is in
 * view at once, the rest piece by piece while nothing else is to be done. All of it at once for a link within the page and
 * for print.
 */
const PIECES = '.level-h2 ~ .level-h2 ~ *, .level-h2 ~ .level-h2 ~ astro-island > *';
const SIGNS_OF_A_READER = ['scroll', 'pointerdown', 'keydown'] as const;

export function layOutLater(): void {
  const root = document.documentElement;
  if (root.dataset.opening === undefined) return;
  const pieces = [...document.querySelectorAll<HTMLElement>(PIECES)];
  const layOut = (piece: HTMLElement) => piece.style.setProperty('content-visibility', 'visible');

  const all = () => {
    delete root.dataset.opening;
    for (const piece of pieces.splice(0)) piece.style.removeProperty('content-visibility');
  };
  const next = () => {
    const piece = pieces.shift();
    if (!piece) return;
    layOut(piece);
    requestIdleCallback(next);
  };
  const begin = () => {
    for (const sign of SIGNS_OF_A_READER) removeEventListener(sign, begin, true);
    pieces.filter(isInView).forEach(layOut);
    requestIdleCallback(next);
  };
  for (const sign of SIGNS_OF_A_READER) addEventListener(sign, begin, { capture: true, passive: true });

  const leadsWithin = (target: EventTarget | null) => target instanceof Element && target.closest('a[href*="#"]');
  addEventListener('click', ({ target }) => void (leadsWithin(target) && all()), true);
  addEventListener('beforeprint', all, { once: true });
}

function isInView(piece: HTMLElement): boolean {
  const { top, bottom } = piece.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
