/** What a page saves as a file. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  let saved: Download | undefined;
  // First an empty file, then one more beside it, `….part`, that takes its place.
  const look = () => {
    const [name, ...others] = readdirSync(folder);
    const bytes = name && others.length === 0 ? readFileSync(join(folder, name)) : Buffer.of();
    if (bytes.length > 0 && !name!.endsWith('.part')) saved = { name: name!, bytes };
    return saved !== undefined;
  };
  await expect(() => expect(look(), 'a file is saved').toBe(true)).toPass();
  return saved!;
}
