/**
 * What linters do not read: chapters. Their links must work under any base path and their imports keep the direction
 * content → components.
 */
import { posix } from 'node:path';
import { forbidden } from '../lint/layers.mjs';
import { readFiles, type SourceFile } from './files';

export async function checkContent(): Promise<string[]> {
  return contentProblems(readFiles('src/content/docs', ['.md', '.mdx']));
}

export function contentProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...absoluteLinks(file), ...wrongImports(file)]);
}

/** `[x](/embedding/)` and `href="/embedding/"` break under a sub-path; `../embedding/` works everywhere. */
function absoluteLinks({ path, text }: SourceFile): string[] {
  const problems: string[] = [];
  text.split('\n').forEach((line, index) => {
    for (const [link] of line.matchAll(/\]\(\s*\/[^)]*\)|\]:\s*\/\S*|\b(?:href|src)=["']\/[^"']*["']/g)) {
      problems.push(
        `${path}:${index + 1}: "${link}" breaks under a sub-path; write a relative link such as ../embedding/.`,
      );
    }
  });
  return problems;
}

function wrongImports({ path, text }: SourceFile): string[] {
  const problems: string[] = [];
  for (const [, specifier = ''] of text.matchAll(/^\s*import\s[^'"]*['"]([^'"]+)['"]/gm)) {
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier)
      : specifier.replace(/^\//, '');
    const reason = forbidden(path, target, false);
    if (reason) problems.push(reason);
  }
  return problems;
}
