/** The death of a worker that nobody told the page of, as when a system runs out of memory. */
import type { Page } from '@playwright/test';

interface Watched {
  workers: Worker[];
}

/** Before the page is opened: remembers its workers. Playwright's handles of them can run nothing in Firefox. */
export function rememberWorkers(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
}

export function killWorkers(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as Watched).workers.forEach((worker) => worker.terminate()));
}
