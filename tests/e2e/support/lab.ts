/** Steps that many tests share: read a page to its end, bring a lab to life. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Scrolls through the whole page as a reader does, so that everything that loads when seen is loaded. */
export async function readToTheEnd(page: Page): Promise<void> {
  const settled = () => page.waitForLoadState('networkidle');
  await settled();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const step = page.viewportSize()?.height ?? 600;
  for (let y = 0; y <= height; y += step / 2) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
    // Two frames: an IntersectionObserver reports in the first, what it starts is asked for in the second.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await settled();
}

/** Waits until whatever the page has begun has had its turn, twice: what is not under way by then does not come. */
export async function atRest(page: Page): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done(true)))),
        ),
    );
  }
}

/**
 * Writes a number over the one in a field, as a reader does: WebDriver BiDi, which Firefox is driven by, does not select what
 * is in a number field, and `fill` would write behind it.
 */
export async function fillNumber(field: Locator, value: number): Promise<void> {
  await field.focus();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(String(value));
}

/** The cell under the cursor of a grid that is drawn as a picture: the one that a screen reader is told of. */
export function cellAtCursor(grid: Locator): Locator {
  return grid.locator('[role=gridcell]:is(.it-hidden, .it-hidden *)');
}

/** Labs of the page that have a prompt, which is a field once the lab is awake. */
export function promptLabs(page: Page): Locator {
  return page.locator('figure.it-lab', { has: page.locator('.it-prompt') });
}

/** Writes a prompt into a lab, which wakes up when it is seen and answers while one types. */
export async function ask(lab: Locator, prompt: string): Promise<void> {
  await lab.scrollIntoViewIfNeeded();
  const field = lab.locator('textarea').first();
  await expect(field).toBeEnabled();
  await field.fill(prompt);
}

/** The same, and waits for the live answer. */
export async function askLive(lab: Locator, prompt: string): Promise<void> {
  await ask(lab, prompt);
  await expectLive(lab);
}

/** Loading the model takes seconds on a free core, and up to a minute where many share one. */
const LOADING_MS = 60_000;

/** Waits until what the lab shows is the live answer. */
export async function expectLive(lab: Locator): Promise<void> {
  await expect(lab).toHaveAttribute('data-origin', 'live', { timeout: LOADING_MS });
  await expect(lab).toHaveAttribute('data-state', 'ready', { timeout: LOADING_MS });
  // Large matrices are drawn one a frame.
  await expect(lab.locator('[aria-busy]')).toHaveCount(0);
}

/** How many threads compute, as the lab's dialog says of a model that runs. The dialog stays open. */
export async function threadsOf(lab: Locator): Promise<number> {
  await lab.locator('.it-model-button').click();
  const told = await lab.page().locator('.it-model-current').innerText();
  return Number(/^threads: (\d+)$/.exec(told)?.[1]);
}
