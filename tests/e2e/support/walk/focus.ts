/** In the page: where the focus is, whether it shows, what it never came to, and whether keys did anything. */
import type { Stop } from './in-page';

export function watchFocus(FOCUSABLE: string): void {
  const { walk } = window;
  /** What a Tab stop stands for: arrow keys move in lists and grids, radio buttons are one. */
  const groupOf = (one: Element): Element => {
    if (one instanceof HTMLInputElement && one.type === 'radio') {
      return walk.lab().querySelector(`input[name="${CSS.escape(one.name)}"]`) ?? one;
    }
    return (
      one.closest('[role=grid], [role=listbox], [role=list]') ?? (one.localName === 'tr' ? one.parentElement! : one)
    );
  };
  const kindOf = (one: Element): string =>
    one.getAttribute('role') ?? (one instanceof HTMLInputElement ? one.type : one.localName);

  const walked = new WeakSet<Element>();
  const used: Record<string, number> = {};
  walk.unseen = [];

  const reached = new WeakSet<Element>();
  const onFocus = ({ target }: FocusEvent) => {
    const one = target as Element;
    reached.add(groupOf(one));
    const box = () => ((one instanceof HTMLInputElement && one.closest('label')) || one).getBoundingClientRect();
    const isSeen = ({ top, right, bottom, left }: DOMRect) =>
      bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    // Browsers scroll to it in the next frame, and a busy one some frames later: soon enough for a reader.
    const lookFor = (frames: number) =>
      requestAnimationFrame(() => {
        if (one !== document.activeElement || isSeen(box())) return;
        if (frames > 1) lookFor(frames - 1);
        else walk.unseen.push(`${walk.nameOf(one)} has the focus outside the screen`);
      });
    lookFor(6);
  };
  document.addEventListener('focusin', onFocus, true);

  const look = (one: Element): string =>
    [one, one.parentElement, one.nextElementSibling, one.firstElementChild, one.closest('label')]
      .map((part) => {
        if (!part) return '';
        const style = getComputedStyle(part);
        const line =
          style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor} ${style.outlineOffset}`;
        return [line, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine].join();
      })
      .join('|');
  /** What has the focus when Tab is pressed looks different once it has it no more. */
  const onTab = (event: KeyboardEvent) => {
    const one = document.activeElement;
    if (event.key !== 'Tab' || !one || !walk.lab().contains(one)) return;
    const withFocus = look(one);
    one.addEventListener(
      'blur',
      () =>
        requestAnimationFrame(() => {
          if (!one.isConnected || look(one) !== withFocus || one === document.activeElement) return;
          walk.unseen.push(`${walk.nameOf(one)} looks with the focus as without it`);
        }),
      { once: true },
    );
  };
  document.addEventListener('keydown', onTab, true);

  let last: Element = document.body;
  walk.lost = () => !last.isConnected && document.activeElement === document.body;
  walk.stop = (): Stop => {
    const one = document.activeElement ?? document.body;
    last = one;
    const group = groupOf(one);
    const again = walked.has(group);
    walked.add(group);
    const kind = kindOf(one);
    // Lists are made anew with every answer: what looks alike is of one kind.
    const likes = `${kind} ${one.className} ${one.parentElement?.className}`;
    const before = used[likes] ?? 0;
    if (!again) used[likes] = before + 1;
    return {
      inside: walk.lab().contains(one),
      again,
      kind,
      name: walk.nameOf(one),
      used: before,
      chosen: one.closest('[aria-pressed=true], [aria-current]:not([aria-current=false])') !== null,
      isMenu: one.matches('.it-menu-button'),
      opensDialog: one.getAttribute('aria-haspopup') === 'dialog',
    };
  };

  walk.missed = () =>
    walk.all(FOCUSABLE).flatMap((one) => {
      if (one.matches(':disabled') || one.closest('[aria-hidden=true]')) return [];
      if (one.tabIndex < 0) {
        return groupOf(one) === one ? [`${walk.nameOf(one)} is in no list or grid that arrow keys move in`] : [];
      }
      return reached.has(groupOf(one)) ? [] : [walk.nameOf(one)];
    });

  let changes = 0;
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => (changes += 1)).observe(walk.lab().querySelector('.it-lab-body')!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  const now = () => {
    const fields = [...walk.lab().querySelectorAll<HTMLInputElement>('input, textarea, select')];
    const one = document.activeElement;
    return [
      changes,
      ...fields.map((field) => `${field.value} ${field.checked}`),
      location.hash,
      one?.getAttribute('aria-activedescendant'),
      one?.getAttribute('aria-valuetext'),
      one && [...walk.lab().querySelectorAll('*')].indexOf(one),
      walk.lab().querySelector('.it-menu-button')?.getAttribute('aria-expanded'),
      document.querySelectorAll('dialog[open]').length,
    ].join('\n');
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  walk.seen = async () => {
    for (let last = -1; last !== changes; await frame()) {
      last = changes;
      await frame();
    }
    return now();
  };
  walk.still = async () => {
    let [last, since] = [changes, performance.now()];
    while (performance.now() - since < 500) {
      await frame();
      if (last !== changes) [last, since] = [changes, performance.now()];
    }
  };
  walk.changed = async (from) => {
    const until = performance.now() + 3000;
    while (now() === from && performance.now() < until) await frame();
    return now() !== from;
  };
}
