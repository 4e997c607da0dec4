/**
 * Pointing at something that carries a name (`data-sym`, see markdown/symbols.ts) marks everything on the page that carries
 * the same one: the symbol in the formula, its explanation, the thing in the figure. By mouse, by touch, by focus; and in a
 * focused formula the arrow keys go from symbol to symbol. Nothing is announced: each place says in words what it shows.
 *
 * The mark is an attribute, which islands leave alone when they draw themselves again.
 */
const MARK = 'data-sym-marked';
/** Where the arrow keys are in a formula. */
const CURRENT = 'data-sym-current';

export function linkSymbols(): void {
  document.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && mark(named(event.target)));
  // A finger that is lifted leaves the page; what it marked stays.
  document.documentElement.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && mark(null));
  // A finger cannot hover: it taps, and taps again to let go. (Not every browser's click says what it was made with.)
  let finger = false;
  document.addEventListener('pointerdown', (event) => (finger = event.pointerType === 'touch'));
  document.addEventListener('click', (event) => {
    if (!finger) return;
    const place = named(event.target);
    mark(place?.hasAttribute(MARK) && !controlIn(place, event.target) ? null : place);
  });
  document.addEventListener('focusin', (event) => mark(named(event.target)));
  document.addEventListener('focusout', () => {
    mark(null);
    document.querySelector(`[${CURRENT}]`)?.removeAttribute(CURRENT);
  });
  document.addEventListener('keydown', walkFormula);
}

/** Whether the tap was meant for something within the place: pressing a button twice is no letting go. */
const controlIn = (place: Element, target: EventTarget | null) => {
  const control = (target as Element).closest('button, a, input, label, [tabindex]');
  return control !== null && place.contains(control);
};

const named = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-sym]') : null);

function mark(place: Element | null): void {
  const names = place?.getAttribute('data-sym')?.split(' ') ?? [];
  const wanted = new Set(
    names.length ? document.querySelectorAll(names.map((name) => `[data-sym~="${CSS.escape(name)}"]`).join()) : [],
  );
  for (const other of document.querySelectorAll(`[${MARK}]`)) if (!wanted.has(other)) other.removeAttribute(MARK);
  for (const other of wanted) other.setAttribute(MARK, '');
}

/** In a focused formula, left and right go along its linked symbols; where none is left, the formula scrolls as usual. */
function walkFormula(event: KeyboardEvent): void {
  const formula = event.target as Element;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  // With a modifier they are the browser's: Alt and an arrow lead back or forward.
  if (!step || event.altKey || event.metaKey || !formula.matches('.katex-display')) return;
  const places = [...formula.querySelectorAll('[data-sym]')];
  const at = places.findIndex((place) => place.hasAttribute(CURRENT));
  const next = places[at < 0 && step < 0 ? places.length - 1 : at + step];
  places[at]?.removeAttribute(CURRENT);
  mark(next ?? null);
  if (!next) return;
  event.preventDefault();
  next.setAttribute(CURRENT, '');
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
