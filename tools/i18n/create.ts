/** `npm run i18n -- new`: a file to translate. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../lib/user-error.ts';
import { fileToTranslate } from './edit.ts';
import { docs, englishChapter } from './files.ts';
import { addMissingStrings, stringsPath } from './strings.ts';

export function createChapter(folder: string, slug: string): void {
  const path = join(docs, folder, `${slug}.mdx`);
  const { text } = englishChapter(slug);
  if (existsSync(path)) throw new UserError(`${path} exists already; it was left as it is.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, fileToTranslate(text));
  console.log(`${path} is ready: translate it, then npm run i18n -- accept ${path}`);
}

export function createStrings(folder: string): void {
  const path = stringsPath(folder);
  const added = addMissingStrings(folder);
  console.log(`${path}: ${added} strings added in English. Translate them, then npm run i18n -- accept ${path}`);
}
