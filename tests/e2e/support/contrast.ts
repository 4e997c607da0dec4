/**
 * Contrast of what is painted, in figures as in the text around them: text (WCAG 2.2, 1.4.3), and marks, lines and bars that
 * carry a meaning (1.4.11). Wants `window.painting`.
 */
import type { Page } from '@playwright/test';

/** An older answer fades: the line below the figure says that it is one. Its words have to stay legible. */
const FADED = '[data-state-name*="stale" i], .it-stale';
/** Marks that say nothing by being told from what is around them, and those whose colour is a number. */
const QUIET = [
  // Levels of the two data scales: the lowest are meant to be near the page. In figures, words and files they are numbers too.
  '.it-zero, .it-q0, .it-lines__svg > path',
  ...['p', 'n', 'q'].flatMap((scale) => [1, 2, 3, 4, 5, 6, 7, 8].map((level) => `.it-${scale}${level}`)),
  // Lines of tables and charts that only lead the eye.
  'td, th, footer, hr, [class*="__grid"], .it-cross__grid *, [class*="axis"], [class*="track"]',
  // Grounds and frames of drawings whose parts are marks themselves; threads that tie marks together, many at once.
  '.is-lines, .it-heads__cell, .it-heads__none, .it-matrix-paper, .it-stages__band, .it-rulers__band, .it-rulers__threads',
  '.it-shapes__mini > :is(.is-later, .is-apart)',
  // Lines over all levels of a heat map: with a halo of paper one of the two is seen on each; the row and the column that
  // are pointed at are named at their heads as well.
  '.it-matrix-window, .it-heads__row-mark, .it-matrix-ray',
  // Ends of arrows, which lie on each other where arrows meet: the arrows themselves are looked at.
  '.it-cross__tip, .it-cross__arrow > circle',
  // The empty part of a bar.
  '.it-sampling__bar, .it-greedy__bar',
].join();

export interface Weak {
  kind: 'text' | 'mark';
  ratio: number;
  colours: string;
  what: string;
}

/** All that has less contrast than it needs, the weakest of each kind of thing. Of things alike a few are looked at. */
export async function weakContrasts(page: Page, skip: string): Promise<Weak[]> {
  return page.evaluate(
    ([skipped, faded, quiet]) => {
      const { chain, contrast, drawn, flat, grounds, layer, eachInWindow } = window.painting;
      const weakest = new Map<string, Weak>();
      const alike = new Map<string, number>();
      const FEW = 4;

      /** Every element that is looked at, and every text in it. */
      function* all(except: string): Generator<Node> {
        const walker = document.createTreeWalker(
          document.body,
          NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
          (node) =>
            node instanceof Element && node.matches(except) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
      }
      /** Whether enough of the same kind in the same colours was seen. */
      function enough(element: Element, ...colours: string[]): boolean {
        const key = [chain(element), ...colours].join('|');
        const count = (alike.get(key) ?? 0) + 1;
        alike.set(key, count);
        return count > FEW;
      }
      const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const inactive = (element: Element) => element.closest(':disabled, [aria-disabled=true]') !== null;
      const hex = (rgba: number[]) =>
        '#' +
        rgba
          .slice(0, 3)
          .map((c) => Math.round(c).toString(16).padStart(2, '0'))
          .join('');

      function note(kind: Weak['kind'], element: Element, ratio: number, needed: number, colours: string, text = '') {
        if (ratio >= needed - 0.005) return;
        const named = [element.parentElement, element].map((one) =>
          [one?.localName, ...(one?.classList ?? [])].join('.'),
        );
        const key = `${kind} ${named.join(' > ')}`;
        if ((weakest.get(key)?.ratio ?? Infinity) <= ratio) return;
        const state =
          element.closest<HTMLElement>('[data-state-name]')?.dataset.stateName ?? element.closest('figure')?.id;
        const what = `${state ?? ''}: ${named.join(' > ')}${text && ` “${text}”`}`;
        weakest.set(key, { kind, ratio: Math.round(ratio * 100) / 100, colours, what });
      }

      function texts() {
        const found: { x: number; y: number; thing: { parent: Element; text: string } }[] = [];
        for (const node of all(`.it-hidden, option, title, script, style, .katex-mathml, ${skipped}`)) {
          const text = node instanceof Text && node.data.trim().slice(0, 30);
          if (!text) continue;
          const parent = node.parentElement!;
          // What lies below a text of a drawing may differ from one to the next.
          if (!(parent instanceof SVGElement) && enough(parent, getComputedStyle(parent).color)) continue;
          if (inactive(parent) || !shown(parent)) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = [...range.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
          if (box) found.push({ x: box.left + box.width / 2, y: box.top + box.height / 2, thing: { parent, text } });
        }
        eachInWindow(found, ({ parent, text }, stack, x, y) => {
          const own = stack.indexOf(parent);
          // Scrolled out of its box, or below something.
          if (own < 0) return;
          const style = getComputedStyle(parent);
          const size = parseFloat(style.fontSize);
          const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
          const svg = parent instanceof SVGElement;
          const ink = svg ? layer(parent, style.fill, style.fillOpacity) : layer(parent, style.color);
          for (const ground of grounds(stack.slice(own), x, y)) {
            const [below, written] = [flat(ground), flat([...ground, ink])];
            note('text', parent, contrast(written, below), needed, `${hex(written)} on ${hex(below)}`, text);
          }
        });
      }

      /** A mark is seen where one of its lines or areas differs enough from what is around it there. */
      function marks() {
        const found: { x: number; y: number; thing: { element: Element; css: string; opacity: string } }[] = [];
        for (const element of all(`.it-hidden, defs, clipPath, pattern, ${skipped}, ${faded}`)) {
          if (element instanceof SVGElement ? !(element instanceof SVGGeometryElement) : element.textContent!.trim())
            continue;
          if (!(element instanceof Element) || element.matches(quiet)) continue;
          const { fill, stroke, backgroundColor } = getComputedStyle(element);
          if (enough(element, fill, stroke, backgroundColor) || inactive(element) || !shown(element)) continue;
          const parts = drawn(element);
          for (const { css, opacity, points } of parts)
            for (const { x, y } of points) found.push({ x, y, thing: { element, css, opacity } });
        }
        const best = new Map<Element, [number, string]>();
        eachInWindow(found, ({ element, css, opacity }, stack, x, y) => {
          const own = stack.indexOf(element);
          const beneath = own >= 0 ? stack.slice(own + 1) : stack.filter((other) => other.contains(element));
          const behind = beneath.filter((other) => other !== element && !element.contains(other));
          for (const ground of grounds(behind, x, y)) {
            const [below, painted] = [flat(ground), flat([...ground, layer(element, css, opacity)])];
            const ratio = contrast(painted, below);
            if (ratio > (best.get(element)?.[0] ?? 0)) best.set(element, [ratio, `${hex(painted)} on ${hex(below)}`]);
          }
        });
        for (const [element, [ratio, colours]] of best) note('mark', element, ratio, 3, colours);
      }

      texts();
      marks();
      return [...weakest.values()].sort((a, b) => a.ratio - b.ratio);
    },
    [skip, FADED, QUIET] as const,
  );
}
