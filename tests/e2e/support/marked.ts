/** What is chosen, pressed, current or focused looks different from what is not, by more than a shade. Wants `window.painting`. */
import type { Page } from '@playwright/test';

/** Each problem a sentence: things that are on and look like their neighbours that are off. */
export function unmarkedStates(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { colour, contrast } = window.painting;
    const ON =
      '[aria-selected=true], [aria-pressed=true], [aria-checked=true], [aria-current]:not([aria-current=false]), :checked';
    const found = new Set<string>();

    /** All by which an element can be told from another: words and shapes first, colours by themselves. */
    function looks(element: Element) {
      const parts = [element, ...element.querySelectorAll('*')].slice(0, 4);
      if (element.parentElement) parts.push(element.parentElement);
      // A box that is drawn by what follows it.
      if (element instanceof HTMLInputElement && element.nextElementSibling) parts.push(element.nextElementSibling);
      const shapes: string[] = [];
      const colours: string[] = [];
      for (const part of parts) {
        for (const pseudo of [undefined, '::before', '::after']) {
          const style = getComputedStyle(part, pseudo);
          if (pseudo && style.content === 'none') continue;
          const outline = style.outlineStyle === 'none' ? '' : style.outlineWidth + style.outlineStyle;
          const shadow = style.boxShadow === 'none' ? '' : style.boxShadow.replace(/rgb[^)]*\)/g, '');
          shapes.push(
            style.content,
            style.fontWeight,
            style.textDecorationLine,
            outline,
            shadow,
            style.translate,
            style.borderStyle,
            style.borderWidth,
            style.strokeWidth,
          );
          colours.push(
            style.backgroundColor,
            style.borderTopColor,
            style.borderBottomColor,
            outline && style.outlineColor,
            part instanceof SVGElement ? style.fill : '',
          );
        }
      }
      if (
        element instanceof HTMLInputElement &&
        getComputedStyle(element).appearance !== 'none' &&
        getComputedStyle(element).opacity !== '0'
      )
        shapes.push(`native ${element.checked}`);
      return { shapes: shapes.join(), colours };
    }

    for (const on of document.querySelectorAll(ON)) {
      if (
        on instanceof HTMLOptionElement ||
        !on.checkVisibility() ||
        on.closest('.it-hidden, [data-derived] .it-lab-body')
      )
        continue;
      const role = on.getAttribute('role') ?? on.localName;
      const group =
        on.closest(
          '[role=listbox], [role=grid], [role=radiogroup], [role=tablist], fieldset, .it-examples, figure, nav, section',
        ) ?? document.body;
      const offs = [...group.querySelectorAll(on.getAttribute('role') ? `[role=${role}]` : on.localName)].filter(
        (other) =>
          !other.matches(ON) &&
          other.parentElement?.localName === on.parentElement?.localName &&
          other.classList[0] === on.classList[0] &&
          (!(on instanceof HTMLInputElement) || other.getAttribute('type') === on.type) &&
          other.checkVisibility(),
      );
      if (!offs.length) continue;
      const lit = looks(on);
      const same = offs.slice(0, 3).some((off) => {
        const unlit = looks(off);
        if (unlit.shapes !== lit.shapes) return false;
        return !lit.colours.some((css, i) => {
          const [a, b] = [colour(css || 'rgba(0, 0, 0, 0)'), colour(unlit.colours[i] || 'rgba(0, 0, 0, 0)')];
          return a[3] + b[3] > 0 && css !== unlit.colours[i] && (a[3] === 0 || b[3] === 0 || contrast(a, b) >= 3);
        });
      });
      if (same)
        found.add(
          `${on.localName}.${[...on.classList].join('.')} “${(on.getAttribute('aria-label') ?? on.textContent ?? '').trim().slice(0, 30)}” looks as if it were off`,
        );
    }
    return [...found];
  });
}

/** Each problem a sentence: what takes the focus and shows no ring, or one that can hardly be seen. Of things alike one is looked at. */
export async function weakFocus(page: Page): Promise<string[]> {
  // The last input is by keyboard: from here on browsers show where the focus is.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const { colour, contrast, flat, grounds, layer } = window.painting;
    const found: string[] = [];
    const known = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )) {
      const name = [element.localName, ...element.classList].join('.');
      const theme = element.closest('[data-theme]')?.getAttribute('data-theme');
      if (
        known.has(name + theme) ||
        element.matches(':disabled') ||
        !element.checkVisibility() ||
        element.closest('.is-dark')
      )
        continue;
      known.add(name + theme);
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue;
      const shown = [element, element.nextElementSibling, element.closest('label')].filter((one) => one !== null);
      const best = Math.max(
        ...shown.map((one) => {
          const style = getComputedStyle(one);
          const behind: Element[] = [];
          for (let up: Element | null = one.parentElement; up; up = up.parentElement) behind.push(up);
          const ground = grounds(parseFloat(style.outlineOffset) < 0 ? [one, ...behind] : behind, 0, 0)[0]!;
          const shadow = /rgba?\([^)]*\)|color\([^)]*\)/.exec(style.boxShadow)?.[0];
          const rings = [
            style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1 ? undefined : style.outlineColor,
            shadow,
          ];
          return Math.max(
            1,
            ...rings.map((css) =>
              css && colour(css)[3] > 0 ? contrast(flat([...ground, layer(one, css)]), flat(ground)) : 1,
            ),
          );
        }),
      );
      if (best < 3)
        found.push(
          `${name} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”: focus at ${best.toFixed(2)}`,
        );
    }
    return found;
  });
}
