/** What has moved on a page by itself: Chromium's own record of layout shifts, scored as Cumulative Layout Shift is. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Nothing that a reader would notice: the best sites stay below 0.1. */
const LIMIT = 0.01;

interface Shifts {
  score: number;
  moved: string[];
}

/**
 * Since the page was opened: the worst five seconds, without what follows a key or a click within half a second. Only the
 * first 150 shifts are kept by the browser, which is 150 too many.
 */
async function shiftsOf(page: Page): Promise<Shifts> {
  return page.evaluate(async () => {
    interface Shift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
    }
    const entries = await new Promise<Shift[]>((resolve) => {
      const all: Shift[] = [];
      const observer = new PerformanceObserver((list) => all.push(...(list.getEntries() as Shift[])));
      observer.observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => setTimeout(() => resolve([...all, ...(observer.takeRecords() as Shift[])])));
    });
    const shifts = entries.filter(({ hadRecentInput }) => !hadRecentInput);
    let [score, window, from, last] = [0, 0, -Infinity, -Infinity];
    for (const { value, startTime } of shifts) {
      if (startTime - last > 1000 || startTime - from > 5000) [window, from] = [0, startTime];
      window += value;
      last = startTime;
      score = Math.max(score, window);
    }
    const nameOf = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      if (!element) return 'something that is gone';
      return `${element.closest('figure, [id]')?.id ?? ''} ${element.localName}.${[...element.classList].join('.')}`;
    };
    const moved = shifts.map(({ value, startTime, sources }) => {
      const parts = sources.map(
        ({ node, previousRect: a, currentRect: b }) =>
          `${nameOf(node)} from ${Math.round(a.x)},${Math.round(a.y)} ${Math.round(a.width)}×${Math.round(a.height)} to ${Math.round(b.x)},${Math.round(b.y)} ${Math.round(b.width)}×${Math.round(b.height)}`,
      );
      return `${value.toFixed(4)} at ${Math.round(startTime)} ms: ${parts.join('; ')}`;
    });
    return { score, moved };
  });
}

/** Cumulative Layout Shift of a page so far is below what the project allows itself. */
export async function expectSteady(page: Page): Promise<void> {
  const { score, moved } = await shiftsOf(page);
  expect(score, `layout shift ${score.toFixed(4)}\n${moved.join('\n')}`).toBeLessThan(LIMIT);
}
