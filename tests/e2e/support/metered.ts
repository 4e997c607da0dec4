/** A reader on a line where every byte costs, and the megabytes that were asked for. */
import type { BrowserContext, Page } from '@playwright/test';

/** Weights of a model, wherever the site is. */
export const WEIGHTS = /\/models\/.*\.bin$/;

/** What browsers say where the data saver is on; to call before a page is opened. */
export function meter(at: Page | BrowserContext): Promise<unknown> {
  return at.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true }),
  );
}

/** Paths of the weights that are asked for from now on, by pages and their workers. */
export function weightsAskedFor(page: Page): string[] {
  const found: string[] = [];
  page.context().on('request', (request) => {
    if (WEIGHTS.test(request.url())) found.push(new URL(request.url()).pathname);
  });
  return found;
}
