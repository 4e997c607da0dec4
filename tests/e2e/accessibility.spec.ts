/** axe on every type of page in both colour schemes, and everything reachable by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { askLive, promptLabs, readToTheEnd } from './support/lab';
import { chapterPages, pageTypes } from './support/site';

/**
 * What axe finds in the light, and then in the dark, where only the colours differ. Each problem a sentence. The gallery is
 * read in the light alone: it shows states, and the colours of both schemes are those of the chapters.
 */
async function problems(page: Page, path: string): Promise<string[]> {
  // Long texts have hundreds of tokens, each like the other.
  const builder = () => new AxeBuilder({ page }).exclude('.it-tokenizer__tokens > :nth-child(n + 100)');
  const light = builder();
  // The gallery shows many states of one widget below each other, which no page does: headings and landmarks repeat.
  if (path.startsWith('sandbox/')) light.disableRules(['heading-order', 'landmark-unique']);
  const inLight = await light.analyze();
  if (path.startsWith('sandbox/')) return sentences({ light: inLight });

  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // As the site's own switch does; pages without the switch look at the setting when they open.
  await page.evaluate(async () => {
    document.documentElement.dataset.theme = 'dark';
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    await frame();
  });
  const inDark = await builder().withRules(['color-contrast', 'link-in-text-block']).analyze();

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

for (const path of pageTypes) {
  test(`axe: /${path}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path || './');
    await readToTheEnd(page);
    expect(await problems(page, path)).toEqual([]);
  });
}

test('axe: a chapter with live answers', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('./');
  await askLive(promptLabs(page).first(), 'The old king opened the door and');
  expect(await problems(page, '')).toEqual([]);
});

for (const path of chapterPages) {
  test(`keyboard: Tab goes through /${path} and shows where it is`, async ({ page }) => {
    await page.goto(path || './');
    await readToTheEnd(page);
    await page.evaluate(() => window.scrollTo(0, 0));

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
