/** Source files for the checks. */
import { readdirSync, readFileSync } from 'node:fs';

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

/** Files below `folder` whose name ends in one of `ends`, sorted by path. */
export function readFiles(folder: string, ends: readonly string[]): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.some((end) => entry.name.endsWith(end)))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** TypeScript or Astro without its comments, roughly: enough to tell code from what is said about it. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, '$1');
}
