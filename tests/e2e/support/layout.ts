/** What a reader of a narrow screen would miss: text that is cut, that leaves the page, or that stands on other text. */
import type { Page } from '@playwright/test';

/** What reaches beyond the screen, where the page as a whole can be scrolled sideways. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const width = document.documentElement.scrollWidth;
    if (width <= limit) return [];
    const beyond = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
    return [`the page is ${width} px wide`, ...beyond.slice(-8)];
  });
}

/** What can be scrolled sideways inside itself, and not by keyboard: neither it nor anything in it takes the focus. */
export function scrolledByPointerAlone(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX))
      .filter((box) => box.checkVisibility() && !box.querySelector('a[href], button, input, [tabindex]'))
      .filter((box) => box.tabIndex < 0 && !box.matches('textarea, .it-hidden *'))
      .map(
        (box) => `${box.localName}.${[...box.classList].join('.')} “${(box.textContent ?? '').trim().slice(0, 30)}”`,
      ),
  );
}

/** Each problem a sentence, for each part of a page: each state of the gallery, where nothing else is asked for. */
export function layoutProblems(page: Page, parts = '[data-state-name]'): Promise<string[]> {
  return page.evaluate((parts) => {
    interface Box {
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    const across = document.documentElement.scrollWidth;
    if (across > width) found.push(`the page is ${across} px wide`);
    for (const section of document.querySelectorAll<HTMLElement>(parts)) {
      const texts = textsIn(section);
      const say = (problem: string) => found.push(`${section.dataset.stateName ?? section.id}: ${problem}`);
      for (const { text, cut, lower, beyond } of texts) {
        // The last letter brings its spacing with it.
        if (cut > 2) say(`“${text}” is cut by ${Math.round(cut)} px`);
        if (lower > 0.3) say(`of “${text}” ${Math.round(100 * lower)} % of the height are cut`);
        if (beyond > 2) say(`“${text}” leaves the page by ${Math.round(beyond)} px`);
      }
      texts.sort((a, b) => a.seen.top - b.seen.top);
      texts.forEach((one, i) => {
        for (const other of texts.slice(i + 1)) {
          if (other.seen.top > one.seen.bottom) break;
          // Drawn twice in one place to be marked; or scrolled over each other, as heads of a table are.
          if (one.text === other.text || one.scroller !== other.scroller) continue;
          const x = Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left);
          const y = Math.min(one.seen.bottom, other.seen.bottom) - other.seen.top;
          const lower = Math.min(one.seen.bottom - one.seen.top, other.seen.bottom - other.seen.top);
          // Boxes of lines are higher than letters.
          if (x > 2 && y > 0.45 * lower) say(`“${one.text}” and “${other.text}” stand on each other`);
        }
      });
    }
    return [...new Set(found)];

    function textsIn(section: HTMLElement) {
      const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
      const texts: { text: string; seen: Box; cut: number; lower: number; beyond: number; scroller: Element | null }[] =
        [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement!;
        const text = node.nodeValue!.trim().slice(0, 40);
        if (!text || parent.closest('.it-hidden, .sr-only, option, title, .katex')) continue;
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { box: clip, ellipsis, scroller } = clipOf(parent);
        for (const box of range.getClientRects()) {
          if (box.width < 1 || box.height < 1) continue;
          const seen = {
            left: Math.max(box.left, clip.left),
            right: Math.min(box.right, clip.right),
            top: Math.max(box.top, clip.top),
            bottom: Math.min(box.bottom, clip.bottom),
          };
          const cut = ellipsis ? 0 : Math.max(0, clip.left - box.left, box.right - clip.right);
          const lower = ellipsis ? 0 : Math.max(0, clip.top - box.top, box.bottom - clip.bottom) / box.height;
          const beyond = scroller ? 0 : Math.max(-seen.left, seen.right - width);
          if (seen.left < seen.right && seen.top < seen.bottom)
            texts.push({ text, seen, cut, lower, beyond, scroller });
          else if (cut > 1) texts.push({ text, seen: box, cut, lower: 0, beyond: 0, scroller });
        }
      }
      return texts;
    }

    /** What cuts an element's text off. What can be scrolled cuts nothing off; three dots say that there is more. */
    function clipOf(element: Element): { box: Box; ellipsis: boolean; scroller: Element | null } {
      const box = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
      let ellipsis = false;
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up);
        ellipsis ||= style.textOverflow === 'ellipsis';
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) return { box, ellipsis, scroller: up };
        const edge = up.getBoundingClientRect();
        if (style.overflowX !== 'visible') {
          box.left = Math.max(box.left, edge.left);
          box.right = Math.min(box.right, edge.right);
        }
        if (style.overflowY !== 'visible') {
          box.top = Math.max(box.top, edge.top);
          box.bottom = Math.min(box.bottom, edge.bottom);
        }
      }
      return { box, ellipsis, scroller: null };
    }
  }, parts);
}
