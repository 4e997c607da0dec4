/**
 * What linters do not read: chapters. Their links must work under any base path, those to the glossary must find their
 * term, their imports keep the direction content → components, and what Markdown does not typeset has the apostrophe ’.
 */
import { posix } from 'node:path';
import { forbidden } from '../lint/layers.mjs';
import { readFiles, type SourceFile } from './files';

export async function checkContent(): Promise<string[]> {
  return contentProblems(readFiles('src/content/docs', ['.md', '.mdx']));
}

export function contentProblems(files: readonly SourceFile[]): string[] {
  const terms = glossaryTerms(files);
  return files.flatMap((file) => [
    ...absoluteLinks(file),
    ...unknownTerms(file, terms),
    ...wrongImports(file),
    ...straightApostrophes(file),
  ]);
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

/** Ids of the glossary's terms; its other languages have the same ones. */
function glossaryTerms(files: readonly SourceFile[]): ReadonlySet<string> {
  const glossary = files.find(({ path }) => /docs\/glossary\.mdx$/.test(path))?.text ?? '';
  return new Set([...glossary.matchAll(/<Term id="([^"]+)"/g)].map(([, id = '']) => id));
}

/** `[x](../glossary/#quary)`, and `[x](#quary)` within the glossary. */
function unknownTerms({ path, text }: SourceFile, terms: ReadonlySet<string>): string[] {
  const link = /\/glossary\.mdx$/.test(path) ? /\]\(#([^)]*)\)/g : /glossary\/#([\w-]*)/g;
  return [...text.matchAll(link)]
    .filter(([, id = '']) => !terms.has(id))
    .map(([, id]) => `${path}: the glossary has no term "${id}"; add it to src/content/docs/glossary.mdx.`);
}

/** Markdown makes ’ of the ' in a text, but not in front matter and in what components are given. English alone has any. */
function straightApostrophes({ path, text }: SourceFile): string[] {
  if (!/docs\/[^/]*$/.test(path)) return [];
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const untouched = [/^---\n[\s\S]*?^---$/m.exec(prose)?.[0] ?? '', ...(prose.match(/^<[A-Z][\s\S]*?>$/gm) ?? [])];
  return untouched
    .flatMap((part) => part.match(/\p{L}+'\p{L}+/gu) ?? [])
    .map((word) => `${path}: write "${word.replace("'", '’')}": nothing typesets the ' of front matter and props.`);
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
