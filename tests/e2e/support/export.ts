/** What a lab exports, read as a reader would get it: by its menu, as a file. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** The lab's numbers as JSON. */
export async function exportedJson<T>(page: Page, lab: Locator): Promise<T> {
  await lab.getByRole('button', { name: /^Share and export/ }).click();
  const download = page.waitForEvent('download');
  await lab.getByRole('button', { name: 'Numbers as JSON' }).click();
  const file = await (await download).path();
  await page.keyboard.press('Escape');
  return JSON.parse(await readFile(file, 'utf8')) as T;
}
