/** What a reader of a narrow screen would miss: text that is cut, that leaves the page, or that stands on other text. */
import type { Page } from '@playwright/test';

/** Each problem a sentence, for each `[data-state-name]` of the gallery. */
export function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
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
    for (const section of document.querySelectorAll<HTMLElement>('[data-state-name]')) {
      const texts = textsIn(section);
      const say = (problem: string) => found.push(`${section.dataset.stateName}: ${problem}`);
      for (const { text, cut, beyond } of texts) {
        if (cut > 1) say(`“${text}” is cut by ${Math.round(cut)} px`);
        if (beyond > 1) say(`“${text}” leaves the page by ${Math.round(beyond)} px`);
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
      const texts: { text: string; seen: Box; cut: number; beyond: number; scroller: Element | null }[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement!;
        const text = node.nodeValue!.trim().slice(0, 40);
        if (!text || parent.closest('.it-hidden, option, title')) continue;
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
          const beyond = scroller ? 0 : Math.max(-seen.left, seen.right - width);
          if (seen.left < seen.right && seen.top < seen.bottom) texts.push({ text, seen, cut, beyond, scroller });
          else if (cut > 1) texts.push({ text, seen: box, cut, beyond: 0, scroller });
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
  });
}
