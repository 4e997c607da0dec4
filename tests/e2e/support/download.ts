/** What a page saves as a file. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { firefoxDownloads } from '../../../playwright.config';

export interface Download {
  name: string;
  bytes: Buffer;
}

/** The file that the page saves when one does `act`. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  if (page.context().browser()!.browserType().name() === 'firefox') return savedByFirefox(act);
  const download = page.waitForEvent('download');
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Firefox saves the file, but numbers no downloads, and Playwright is silent about those without: it is read where it lies. */
async function savedByFirefox(act: () => Promise<void>): Promise<Download> {
  const folder = firefoxDownloads();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await act();
  const files = () => readdirSync(folder);
  // While it is written there is a second one beside it, `….part`.
  await expect.poll(files).toEqual([expect.not.stringMatching(/\.part$/)]);
  const [name] = files();
  const path = join(folder, name!);
  await expect.poll(() => existsSync(path) && readFileSync(path).length).toBeGreaterThan(0);
  return { name: name!, bytes: readFileSync(path) };
}
