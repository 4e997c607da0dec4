/** A reader without a pointer: goes through a lab with Tab, and uses every control with the keys that it is made for. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Stop } from './in-page';

/** Two prompts of as many tokens, so that figures keep their places. */
export const FIRST = 'The old king said';
export const SECOND = 'The young girl ran';

/** More than the longest lab has. */
const STOPS = 160;

/** An answer, a measurement or a piece of writing is done. */
export async function atRest(lab: Locator): Promise<void> {
  await expect(lab).toHaveAttribute('data-state', /^(idle|ready|failed)$/);
}

async function press(page: Page, ...keys: string[]): Promise<boolean> {
  return changes(page, async () => {
    for (const key of keys) await page.keyboard.press(key);
  });
}

/** Whether a reader notices anything of what is done. */
export async function changes(page: Page, act: () => Promise<unknown>): Promise<boolean> {
  const before = await page.evaluate(() => window.walk.seen());
  await act();
  return page.evaluate((from) => window.walk.changed(from), before);
}

/** Over what stands in the field that has the focus. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Uses what has the focus; gives the keys that nothing came of. */
async function use(page: Page, { kind, used, chosen, opensDialog }: Stop): Promise<string | null> {
  const either = async (keys: string[]) => {
    for (const key of keys) if (await press(page, key)) return null;
    return keys.join(' and ');
  };
  switch (kind) {
    case 'textarea':
    case 'text':
    case 'search':
      return (await changes(page, () => type(page, used % 2 ? SECOND : FIRST))) ? null : 'typing';
    case 'number':
      return either(['ArrowUp', 'ArrowDown']);
    case 'range': {
      const least = await page.evaluate(() => {
        const { value, min } = document.activeElement as HTMLInputElement;
        return value === min;
      });
      return either([least ? 'ArrowRight' : 'ArrowLeft']);
    }
    case 'slider':
      return either(['ArrowRight', 'ArrowLeft']);
    case 'radio':
      return either(['ArrowRight', 'ArrowLeft']);
    case 'checkbox':
    case 'switch':
      return either(['Space']);
    case 'option':
    case 'gridcell':
    case 'columnheader':
    case 'rowheader':
    case 'listitem':
    case 'tr':
    case 'grid': {
      const stuck = (await either(['ArrowRight', 'ArrowDown', 'ArrowLeft'])) ?? (await either(['End', 'Home']));
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      return stuck;
    }
    case 'summary':
      return either(['Enter']);
    case 'button':
      if (opensDialog) return throughDialog(page);
      // Of many of a kind, one by each key.
      return chosen || used >= 2 ? null : either([used ? 'Space' : 'Enter']);
    default:
      return null;
  }
}

/** Opens it, and comes back to where it was opened. */
async function throughDialog(page: Page): Promise<string | null> {
  const opener = await page.evaluateHandle(() => document.activeElement!);
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  return (await opener.evaluate((button) => button === document.activeElement))
    ? null
    : 'Escape, which does not lead back';
}

/** Opens the menu, goes through what is in it, and closes it. */
async function throughMenu(page: Page, lab: Locator): Promise<string | null> {
  const button = lab.locator('.it-menu-button');
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  for (let left = await lab.locator('.it-menu-item').count(); left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    await expect(lab.locator('.it-menu-item:focus')).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  return (await button.evaluate((one) => one === document.activeElement)) ? null : 'Escape, which does not lead back';
}

/** From the lab's start to its end and back, out of it on both sides; each problem a sentence. */
export async function walkThrough(page: Page, lab: Locator): Promise<string[]> {
  const problems: string[] = [];
  const stops: string[] = [];
  const tab = async (keys: string) => {
    await page.keyboard.press(keys);
    return page.evaluate(() => window.walk.stop());
  };
  let stop = await tab('Tab');
  while (!stop.inside && stops.length === 0) stop = await tab('Tab');
  for (; stop.inside; stop = await tab('Tab')) {
    stops.push(stop.name);
    if (stops.length > STOPS) return [...problems, `Tab does not leave: ${stops.slice(-6).join('; ')}`];
    if (stop.again) continue;
    const unanswered = await (stop.isMenu ? throughMenu(page, lab) : use(page, stop));
    if (unanswered) problems.push(`${stop.name}: nothing comes of ${unanswered}`);
    await atRest(lab);
    if (await page.evaluate(() => window.walk.lost())) problems.push(`${stop.name} takes the focus away with it`);
  }
  // What was changed has made new controls, and changed others that were passed before.
  stop = await tab('Shift+Tab');
  for (let back = 0; stop.inside; back += 1) {
    if (back > STOPS) return [...problems, `Shift+Tab does not leave: ${stop.name}`];
    stop = await tab('Shift+Tab');
  }
  return [...problems, ...(await page.evaluate(() => [...new Set(window.walk.unseen)]))];
}
