/**
 * Every lab with the real model on a phone's screen, in one visit: by keys alone, by ear (what a screen reader finds says what
 * the figure shows), and by touch.
 */
import type { Locator, Page } from '@playwright/test';
import { labs } from '../../src/components/site/labs';
import { expectLive } from './support/lab';
import { tooWide } from './support/layout';
import { sampled } from './support/site';
import { expect, test } from './support/test';
import { tap } from './support/touch';
import { watch, type Drawing } from './support/walk/in-page';
import { atRest, changes, FIRST, SECOND, type, walkThrough } from './support/walk/keys';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

/** What only a pointer does, and why that shuts nobody out. */
const POINTER_ALONE: Record<string, RegExp> = {
  // Dragging an arrow's tip writes the two numbers in the table below, which keys write as well.
  'cross-attention': /it-cross__handle/,
};

/** Grids whose cells hold no number: what they hold is the sentence. */
const NO_VALUES = ['mask-shapes'];

const startButton = (lab: Locator) => lab.locator('.it-lab-body .it-button.is-primary').first();

/** Writes a prompt; whether the lab answers it by itself. */
async function askByKeys(page: Page, lab: Locator, prompt: string): Promise<boolean> {
  await lab.locator('textarea').first().focus();
  await type(page, prompt);
  await page.evaluate(() => window.walk.seen());
  // Without a button to start it, an answer comes by itself, be it after long work.
  if ((await startButton(lab).count()) === 0) return expectLive(lab).then(() => true);
  return expect(lab)
    .toHaveAttribute('data-origin', 'live', { timeout: 2_000 })
    .then(
      () => true,
      () => false,
    );
}

/** Labs that write or measure do so when they are told to; what they are at is done first. */
async function startByKeys(page: Page, lab: Locator): Promise<void> {
  await page.evaluate(() => window.walk.still());
  await startButton(lab).focus();
  await page.keyboard.press('Enter');
}

/** Pictures that have changed while their words have not. An answer changes what is drawn, not how many drawings there are. */
function mute(before: Drawing[], after: Drawing[]): string[] {
  if (before.length !== after.length) return [`${before.length} drawings have become ${after.length}`];
  return before
    .filter(({ picture, words }, i) => after[i]!.picture !== picture && after[i]!.words === words)
    .map(({ where, words }) => `${where} changes, and all that is said is “${words.slice(0, 100)}”`);
}

/** A stop at either end of the page: beyond them Firefox gives the focus to its window, and buttons take no Enter any more. */
async function keepFocusInPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const end of ['afterbegin', 'beforeend'] as const)
      document.body.insertAdjacentHTML(end, '<span tabindex="0">–</span>');
  });
}

for (const id of sampled(Object.values(labs))) {
  test(`${id}: by keys, by ear, by touch`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await watch(page);
    await page.goto(`embed/${id}/`);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    const lab = page.locator('figure.it-lab');
    await keepFocusInPage(page);
    const needsModel = (await lab.locator('.it-origin').count()) > 0;

    await test.step('by keys', async () => {
      // With the tokens of the lab's own example, of which there are more than in the prompts below.
      expect.soft(await page.evaluate(() => window.walk.small()), 'too small for a finger').toEqual([]);
      const pointerOnly = await page.evaluate(() => window.walk.pointerOnly());
      expect
        .soft(
          pointerOnly.filter((one) => !POINTER_ALONE[id]?.test(one)),
          'only a pointer gets there',
        )
        .toEqual([]);
      expect.soft(await walkThrough(page, lab), 'problems of a walk by keys').toEqual([]);
      expect.soft(await page.evaluate(() => window.walk.missed()), 'Tab passes these by').toEqual([]);
    });

    await test.step('by ear', async () => {
      const asks = needsModel && (await lab.locator('textarea').count()) > 0;
      const byItself = asks && (await askByKeys(page, lab, FIRST));
      if (byItself || (needsModel && !asks)) await expectLive(lab);
      const before = await page.evaluate(() => window.walk.drawings());
      expect
        .soft(
          before.filter((one) => one.mute || !one.words).map(({ where }) => where),
          'no words',
        )
        .toEqual([]);
      const grids = await page.evaluate(() => window.walk.grids());
      const silent = grids.filter((one) => !(NO_VALUES.includes(id) && one.endsWith('lacks a value')));
      expect.soft(silent, 'cells that do not say row, column and value').toEqual([]);

      const from = await page.evaluate(() => window.walk.said.length);
      if (byItself) await askByKeys(page, lab, SECOND);
      // The next step of a text is told to come, though an empty trail is an answer by itself.
      if (asks && (await startButton(lab).count()) > 0) await startByKeys(page, lab);
      if (asks) await expectLive(lab);
      expect.soft(mute(before, await page.evaluate(() => window.walk.drawings())), 'unspoken').toEqual([]);
      // What was said before counts where nothing can be asked.
      const news = () =>
        page.evaluate((i) => window.walk.said.slice(i).filter((text) => text !== 'Ready'), asks ? from : 0);
      await expect.poll(async () => (await news()).length, 'the answer is announced').toBeGreaterThan(0);
      // What is started once more is answered once more, even with the same words.
      if (asks && (await startButton(lab).count()) > 0) {
        const told = await page.evaluate(() => window.walk.said.length);
        await startByKeys(page, lab);
        await expect
          .poll(() => page.evaluate((i) => window.walk.said.length - i, told), 'the same again is announced')
          .toBeGreaterThan(0);
      }
      const long = (await page.evaluate(() => window.walk.said)).filter((text) => text.length > 200);
      expect.soft(long, 'announcements that go on and on').toEqual([]);
    });

    await test.step('by touch', async () => {
      await atRest(lab);
      expect.soft(await page.evaluate(() => window.walk.small()), 'too small for a finger').toEqual([]);
      expect.soft(await tooWide(page), 'nothing sideways').toEqual([]);
      const names = await page.evaluate(() => window.walk.lookedInto());
      for (const [index, name] of names.entries()) {
        const { x, y } = await page.evaluate((i) => window.walk.placeToTap(i), index);
        expect.soft(await changes(page, () => tap(page, x, y)), `a tap on ${name}`).toBe(true);
      }
    });
  });
}
