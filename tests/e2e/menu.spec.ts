/** The chapters' menu on a phone: by finger and by keys, and nothing behind it while it is open. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { tapOn } from './support/touch';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'light' });

const buttonOf = (page: Page) => page.getByRole('button', { name: 'Menu' });
const menuOf = (page: Page) => page.locator('#starlight__sidebar');

test('the menu opens by a tap, leads to a chapter, and is closed there', async ({ page }) => {
  await page.goto('qkv/');
  const [button, menu] = [buttonOf(page), menuOf(page)];
  await expect(menu).toBeHidden();
  await tapOn(button);
  await expect(menu).toBeVisible();
  await expect(menu.locator('a[aria-current=page]')).toContainText('Query, key and value');
  await tapOn(menu.getByRole('link', { name: 'Masked self-attention' }));
  await expect(page).toHaveURL(/\/masking\/$/);
  await expect(page.locator('h1')).toBeInViewport();
  await expect(menu).toBeHidden();
  // Another tap closes what one has opened.
  await tapOn(button);
  await expect(menu).toBeVisible();
  await tapOn(button);
  await expect(menu).toBeHidden();
});

test('axe: the menu while it is open', async ({ page }) => {
  await page.goto('qkv/');
  await buttonOf(page).click();
  await expect(menuOf(page)).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))).toEqual([]);
});

test('by keys: Tab goes from the button through the menu and to nothing behind it, Escape leads back', async ({
  page,
}) => {
  await page.goto('qkv/');
  const [button, menu] = [buttonOf(page), menuOf(page)];
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(menu).toBeVisible();
  const links = await menu.getByRole('link').count();
  expect(links).toBeGreaterThan(10);
  for (let i = 0; i < links; i++) {
    await page.keyboard.press('Tab');
    // In Firefox what scrolls is a stop itself.
    if (await menu.evaluate((pane) => pane === document.activeElement)) await page.keyboard.press('Tab');
    await expect(menu.getByRole('link').nth(i)).toBeFocused();
    await expect(menu.getByRole('link').nth(i)).toBeInViewport();
  }
  // Then what else is in the menu, the page's head, the browser's own window, and perhaps around.
  for (let press = 0; press < 10; press++) {
    await page.keyboard.press('Tab');
    await expect(page.locator('.main-frame :focus, .sl-skip-link:focus'), 'behind the menu').toHaveCount(0);
  }

  await menu.getByRole('link').first().focus();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  // The page behind it can be used again.
  await expect(page.locator('[inert]')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.locator('.main-frame :focus')).toBeVisible();
});
