/**
 * `licences.txt` of the site: the licences of the course's code and of what comes from others, which MIT and OFL want to go
 * along. The lines of THIRD-PARTY.md's first table are its parts; the texts are those that the packages bring and those that
 * a line links to. Where a package under MIT brings none, it is MIT's, which is the same for all but for the names.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deployedPart } from './licences.ts';

/** Not every host says that the file is UTF-8: this does. */
const MARK = '\uFEFF';
const RULE = `\n${'='.repeat(80)}\n\n`;

/** In the project's folder. `list` is the text of THIRD-PARTY.md. */
export function licenceTexts(list?: string): string {
  const own = readFileSync('LICENSE', 'utf8').trim();
  const mit = own.slice(own.indexOf('Permission is hereby granted'));
  const [, , ...lines] = deployedPart(list)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const parts = lines.flatMap((line) => {
    const [, part = '', packages = '', , licence = ''] = line.split('|').map((cell) => cell.trim());
    // It asks for nothing.
    if (licence.startsWith('CC0')) return [];
    const texts = new Set([...packages.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => textsOf(name!)));
    for (const [, file] of licence.matchAll(/\]\(([^)]+\.txt)\)/g)) texts.add(read(file!));
    if (texts.size === 0 && licence.startsWith('MIT')) texts.add(mit);
    if (texts.size === 0)
      throw new Error(`THIRD-PARTY.md: link a file with the text of the licence of ${plain(part)}.`);
    return [[`${plain(part)}\n${plain(licence)}`, ...texts].join('\n\n')];
  });
  return `${MARK}${[`The code of this course\n\n${own}`, ...parts].join(`\n${RULE}`)}\n`;
}

/** A package's `LICENSE`, or the files in a folder of that name. */
function textsOf(name: string): string[] {
  const path = join('node_modules', name, 'LICENSE');
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [read(path)];
  return readdirSync(path)
    .sort()
    .map((file) => read(join(path, file)));
}

const read = (path: string) => readFileSync(path, 'utf8').trim();

/** '[KaTeX](https://katex.org), `katex`' → 'KaTeX (https://katex.org), katex'; of links within the project, the words. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words: string, to: string) =>
      to.startsWith('https:') ? `${words} (${to})` : words,
    )
    .replaceAll('`', '');
}
