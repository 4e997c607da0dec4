/** Tasks of a page's main thread, read from Chromium's own trace: how long each took, and what it did most. */
import type { Browser, Page } from 'playwright-core';

/** Milliseconds by the clock and on the processor; `what` is the work that took most of it. */
export interface Task {
  wall: number;
  cpu: number;
  what: string;
}

interface Event {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { functionName?: string; url?: string; type?: string } };
}

/** All tasks of the page's main thread while `phase` runs. */
export async function longTasks(browser: Browser, page: Page, phase: () => Promise<void>): Promise<Task[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8.execute'],
  });
  const mark = (name: string) => page.evaluate((mark) => void performance.mark(mark), name);
  await phase();
  // After a new page is opened: a mark says which process and thread it lives on.
  await mark('bench:end');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Event[] };
  const end = traceEvents.find(({ name }) => name === 'bench:end');
  if (!end) throw new Error('Chromium’s trace has no mark of the page.');
  const here = traceEvents.filter(({ pid, tid, ph }) => pid === end.pid && tid === end.tid && ph === 'X');
  const tasks = here.filter(({ name, ts }) => name === 'ThreadControllerImpl::RunTask' && ts < end.ts);
  return tasks.map((task) => ({ wall: ms(task.dur), cpu: ms(task.tdur), what: workOf(task, here) }));
}

const ms = (microseconds = 0) => microseconds / 1000;

/** The longest pieces of work within a task: layout, style, script of a file. */
function workOf(task: Event, events: Event[]): string {
  if (ms(task.tdur) < 20) return '';
  const within = events.filter(
    ({ name, ts, dur = 0 }) => ts >= task.ts && ts + dur <= task.ts + (task.dur ?? 0) && !/RunTask/.test(name),
  );
  const sums = new Map<string, number>();
  for (const { name, tdur, args } of within) {
    const { functionName = '', url = '', type = '' } = args?.data ?? {};
    const label = [name, type, functionName, url.split('/').at(-1)].filter(Boolean).join(' ');
    sums.set(label, (sums.get(label) ?? 0) + ms(tdur));
  }
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([label, time]) => `${label} ${time.toFixed(0)}`)
    .join(', ');
}

/** Milliseconds of a fixed loop in the page, the shortest of several: what this machine can do. */
export async function calibrate(page: Page): Promise<number> {
  return page.evaluate(() => {
    let shortest = Infinity;
    for (let round = 0; round < 8; round++) {
      const start = performance.now();
      let x = 1;
      for (let i = 0; i < 2e7; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
      shortest = Math.min(shortest, performance.now() - start + (x === 0 ? 1 : 0));
    }
    return shortest;
  });
}
