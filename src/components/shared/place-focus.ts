/** Gives the focus to a place that keys do not lead to, for as long as it stays there; the page does not move. */
export function placeFocus(place: HTMLElement | null): void {
  if (!place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
}
