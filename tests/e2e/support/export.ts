/** What a lab exports, read as a reader would get it: by its menu, as a file. */
import type { Locator, Page } from '@playwright/test';
import { downloaded } from './download';

/** A file with a lab's numbers, as `components/shared/export-file.ts` makes it. */
export interface ExportFile {
  format: string;
  version: number;
  lab: string;
  title: string;
  link: string;
  language: string;
  date: string;
  model: { id: string; sha256: string; files: { file: string; sha256: string }[] } | null;
  prompt: string | null;
  tokens: { id: number; text?: string }[] | null;
  table: { shape: [number, number]; columns: { key: string; name: string; unit?: string; meaning?: string }[] };
  tensors: { name: string; pointer: string; shape: number[]; axes: string[]; unit: string }[];
  data: Record<string, unknown>;
}

/** What the menu's entry saves, as text or bytes. */
export async function exported(page: Page, lab: Locator, entry: string | RegExp): Promise<Buffer> {
  const menu = lab.locator('.it-menu-button');
  if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
  const { bytes } = await downloaded(page, () => lab.getByRole('button', { name: entry }).click());
  await page.keyboard.press('Escape');
  return bytes;
}

/** The lab's own data, with the prompt (of a lab with a text of its own: that) and tokens of the file's head. */
export async function exportedJson<T>(page: Page, lab: Locator): Promise<T> {
  const file = JSON.parse((await exported(page, lab, 'Numbers as JSON')).toString()) as ExportFile;
  return { ...file.data, prompt: file.prompt, text: file.prompt, tokens: file.tokens } as T;
}
