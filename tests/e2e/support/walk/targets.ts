/** In the page: what a pointer or a finger uses, whether keys come there as well, and whether it is large enough. */

export function watchTargets(FOCUSABLE: string): void {
  const { walk } = window;
  const PRESSES = ['click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart'];
  const pressed = new WeakSet<EventTarget>();
  const original = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (PRESSES.includes(type.toLowerCase())) pressed.add(this);
    return original.call(this, type, ...rest);
  };

  walk.pointerOnly = () =>
    walk
      .all('*')
      .filter((one) => {
        const points = (part: Element) => getComputedStyle(part).cursor === 'pointer';
        return pressed.has(one) || (points(one) && !points(one.parentElement!));
      })
      // What is there once more for those who hear it: the enlarged part of a matrix, a curve whose numbers are a table.
      .filter((one) => !one.closest('[aria-hidden=true]'))
      .filter((one) => {
        const byKeys = one.closest(`${FOCUSABLE}, label`) ?? one.querySelector(FOCUSABLE);
        return byKeys === null || !walk.lab().contains(byKeys);
      })
      .map(walk.nameOf);

  /** What of it is on the page: areas that scroll cut off the rest. */
  const boxOf = (one: Element): DOMRect => {
    let { left, right, top, bottom } = (
      (one instanceof HTMLInputElement && one.closest('label')) ||
      one
    ).getBoundingClientRect();
    for (let part = one.parentElement; part && walk.lab().contains(part); part = part.parentElement) {
      const style = getComputedStyle(part);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const clip = part.getBoundingClientRect();
      left = Math.max(left, clip.left);
      right = Math.min(right, clip.right);
      top = Math.max(top, clip.top);
      bottom = Math.min(bottom, clip.bottom);
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };

  /** WCAG 2.2, 2.5.8: 24 × 24 px, or a circle of that size to itself. */
  walk.small = () => {
    const targets = walk
      .all(FOCUSABLE)
      .filter((one) => !one.matches(':disabled') && !one.closest('.it-hidden, [aria-hidden=true]'))
      // Words in a text are exempt.
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => ({ one, whole: one.getBoundingClientRect(), box: boxOf(one) }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    type Target = (typeof targets)[number];
    const isSmall = ({ box }: Target) => box.width < 23.95 || box.height < 23.95;
    // Half under the edge of what scrolls: a finger scrolls it into view.
    const isCut = ({ one, box, whole }: Target) =>
      !(one instanceof HTMLInputElement) && box.width * box.height < 0.99 * whole.width * whole.height;
    return targets
      .filter((target) => isSmall(target) && !isCut(target))
      .flatMap((target) => {
        const middle = ({ box }: Target) => [box.left + box.width / 2, box.top + box.height / 2] as const;
        const [x, y] = middle(target);
        const near = targets.find((other) => {
          if (other.one.contains(target.one) || target.one.contains(other.one)) return false;
          const { left, right, top, bottom } = other.box;
          const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
          const [ox, oy] = middle(other);
          return away < 11.95 || (isSmall(other) && Math.hypot(ox - x, oy - y) < 23.95);
        });
        const size = `${target.box.width.toFixed(1)} × ${target.box.height.toFixed(1)} px`;
        return near ? [`${walk.nameOf(target.one)}: ${size}, too near to ${walk.nameOf(near.one)}`] : [];
      });
  };

  const LOOKED_INTO = '.it-lab-body :is([role=grid], [role=listbox], [role=slider])';
  walk.lookedInto = () => walk.all(LOOKED_INTO).map(walk.nameOf);
  walk.placeToTap = (index) => {
    const whole = walk.all(LOOKED_INTO)[index]!;
    const parts = walk.all('[role=gridcell][tabindex], [role=option]', whole);
    const one =
      parts.find((part) => part.matches('[aria-selected=false]')) ??
      parts.at(-1) ??
      whole.querySelector('svg, canvas') ??
      whole;
    (document.activeElement as HTMLElement | null)?.blur();
    one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = one.getBoundingClientRect();
    return { x: box.left + 0.6 * box.width, y: box.top + 0.4 * box.height };
  };
}
