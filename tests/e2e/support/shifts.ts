/** What has moved on a page by itself: Chromium's own record of layout shifts, scored as Cumulative Layout Shift is. */
import { expect, type Page } from '@playwright/test';
import { test as base } from './test';

/** Nothing that a reader would notice: the best sites stay below 0.1. */
const LIMIT = 0.01;

interface Shifts {
  score: number;
  moved: string[];
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}
declare global {
  interface Window {
    /** All of the page, where `test` below records them; else the first 150 are known to the browser. */
    shiftsSeen?: Shift[];
    /** When a test typed or opened a link, in ms: the browser knows of real keys and clicks alone. */
    actsOfReader?: number[];
  }
}

/**
 * Since the page was opened: the worst five seconds, without what follows a key, a click, or words and links that a test puts
 * there as readers do, within half a second.
 */
async function shiftsOf(page: Page): Promise<Shifts> {
  return page.evaluate(async () => {
    // A thing of Chromium alone.
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return { score: 0, moved: [] };
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    if (window.shiftsSeen) await frame();
    const entries =
      window.shiftsSeen ??
      (await new Promise<Shift[]>((resolve) => {
        const all: Shift[] = [];
        const observer = new PerformanceObserver((list) => all.push(...(list.getEntries() as Shift[])));
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => setTimeout(() => resolve([...all, ...(observer.takeRecords() as Shift[])])));
      }));
    const byReader = (start: number) => window.actsOfReader?.some((act) => start >= act && start - act < 500);
    const shifts = entries.filter(({ hadRecentInput, startTime }) => !hadRecentInput && !byReader(startTime));
    let [score, sum, from, last] = [0, 0, -Infinity, -Infinity];
    for (const { value, startTime } of shifts) {
      if (startTime - last > 1000 || startTime - from > 5000) [sum, from] = [0, startTime];
      sum += value;
      last = startTime;
      score = Math.max(score, sum);
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

/** The project's `test`, for pages on which nothing may move by itself until the test is over. */
export const test = base.extend<{ steady: void }>({
  steady: [
    async ({ page }, use) => {
      await page.addInitScript(() => {
        if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
        window.shiftsSeen = [];
        window.actsOfReader = [];
        const act = () => window.actsOfReader!.push(performance.now());
        for (const type of ['input', 'change', 'hashchange']) addEventListener(type, act, { capture: true });
        const note = (list: PerformanceObserverEntryList) => window.shiftsSeen!.push(...(list.getEntries() as never[]));
        new PerformanceObserver(note).observe({ type: 'layout-shift' });
      });
      await use();
      await expectSteady(page);
    },
    { auto: true },
  ],
});
