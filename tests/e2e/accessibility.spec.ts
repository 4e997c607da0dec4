/** axe on every type of page in both colour schemes, and everything reachable by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chapters } from '../../src/chapters';
import { expect, test } from './support/test';
import { askLive, promptLabs, readToTheEnd } from './support/lab';
import { chapterPages, pageTypes, sampled, translatedTypes } from './support/site';
import { setTheme } from './support/theme';

/**
 * What axe finds in the light with all its rules, and then in the dark, where only the colours differ. Each problem a sentence.
 */
async function problems(page: Page): Promise<string[]> {
  const builder = () =>
    new AxeBuilder({ page })
      // Long texts have hundreds of tokens, each like the other.
      .exclude('.it-tokenizer__tokens > :nth-child(n + 100)')
      // In the gallery: figures that are the same as in another state. Their frames are read, in every state.
      .exclude('[data-derived] .it-lab-body')
      // Only what is wrong is fetched from the page: fetching all that is right takes three times as long as the analysis.
      .setLegacyMode()
      .options({ resultTypes: ['violations'] });
  const inLight = await builder().analyze();

  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // Pages without the site's switch look at the setting when they open.
  await setTheme(page, 'dark');
  const inDark = await builder()
    .options({ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] })
    .analyze();

  return sentences({ light: inLight, dark: inDark });
}

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>;

function sentences(results: Record<string, Found>): string[] {
  return Object.entries(results).flatMap(([scheme, { violations }]) =>
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${scheme}: ${id}: ${help} at ${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    ),
  );
}

const inGallery = (path: string) => path.startsWith('sandbox/');
const isChapter = (path: string) => chapters.some(({ slug }) => path === `${slug}/`);
const looked = [
  ...pageTypes.filter((path) => !inGallery(path) && !isChapter(path)),
  ...sampled(pageTypes.filter(isChapter)),
  ...translatedTypes,
  ...sampled(pageTypes.filter(inGallery), 2),
];

for (const path of looked) {
  test(`axe: /${path}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path || './');
    await readToTheEnd(page);
    expect(await problems(page)).toEqual([]);
  });
}

test('axe: a chapter with live answers', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('./');
  await askLive(promptLabs(page).first(), 'The old king opened the door and');
  expect(await problems(page)).toEqual([]);
});

for (const path of sampled(chapterPages)) {
  test(`keyboard: Tab goes through /${path} and shows where it is`, async ({ page }) => {
    await page.goto(path || './');
    // Nothing was scrolled: labs that are out of sight wake at the first Tab.
    await page.keyboard.press('Tab');
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());

    const seen: { lab: string; visible: boolean; name: string }[] = [];
    for (let press = 0; press < 400; press += 1) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return null;
        const again = 'seenByTest' in element.dataset;
        element.dataset.seenByTest = '';
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        return {
          again,
          lab: element.closest('figure.it-lab')?.id ?? '',
          name: `${element.tagName}.${element.className} ${(element.textContent ?? '').trim().slice(0, 30)}`,
          visible:
            box.width > 0 &&
            box.height > 0 &&
            ((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'),
        };
      });
      if (!here || here.again) break;
      seen.push(here);
    }

    expect(seen.length).toBeGreaterThan(15);
    expect(
      seen.filter(({ visible }) => !visible).map(({ name }) => name),
      'focused without a sign of it',
    ).toEqual([]);
    const labs = await page.locator('figure.it-lab').evaluateAll((all) => all.map(({ id }) => id));
    expect(
      labs.filter((lab) => !seen.some((stop) => stop.lab === lab)),
      'labs that Tab passes by',
    ).toEqual([]);
  });
}

test('keyboard alone: from a prompt to a live answer', async ({ page }) => {
  await page.goto('./');
  const lab = promptLabs(page).first();
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.locator('textarea').first()).toBeEnabled();
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab');
    if (
      await lab
        .locator('textarea')
        .first()
        .evaluate((field) => field === document.activeElement)
    )
      break;
  }
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('The wind blew over the');
  await expect(lab).toHaveAttribute('data-origin', 'live', { timeout: 60_000 });
});
