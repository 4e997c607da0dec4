/**
 * The files of the pseudo-locale, made from the English ones before a build that has it (dev and test builds), and taken
 * away before any other. Git ignores them. Chapters are what `npm run i18n -- new` and `accept` give a translator; their
 * prose gets its accents while it is rendered (src/markdown/pseudo.ts).
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, PSEUDO, PSEUDO_LANG } from '../../src/locales.ts';
import { pseudoString, pseudoText } from '../../src/markdown/pseudo.ts';
import { markOf, readMark, UNTRANSLATED } from '../../src/markdown/sections.ts';
import { fileToTranslate } from './edit.ts';
import { chaptersIn, docs } from './files.ts';
import { acceptStrings } from './strings.ts';

const strings = 'src/content/i18n';
const folder = join(docs, PSEUDO);
const stringsFile = join(strings, `${PSEUDO_LANG}.json`);
const madeFromFile = `src/content/made-from/${PSEUDO_LANG}.json`;

/** @param building a site for readers, which must not have it */
export async function preparePseudoLocale(building: boolean): Promise<void> {
  if (PSEUDO in locales || building) {
    rmSync(folder, { recursive: true, force: true });
    for (const file of [stringsFile, madeFromFile]) rmSync(file, { force: true });
  }
  if (!(PSEUDO in locales)) return;
  mkdirSync(folder, { recursive: true });
  for (const { slug, text } of chaptersIn('')) writeFileSync(join(folder, `${slug}.mdx`), pseudoChapter(text));
  const english = JSON.parse(readFileSync(join(strings, 'en.json'), 'utf8')) as Record<string, string>;
  const all = Object.entries({ ...(await framework()), ...english }).map(([key, text]) => [key, pseudoString(text)]);
  writeFileSync(stringsFile, JSON.stringify(Object.fromEntries(all), null, 2));
  acceptStrings(PSEUDO);
}

/** As a translator leaves it, except that the prose is English yet. */
export function pseudoChapter(english: string): string {
  return fileToTranslate(english)
    .split('\n')
    .map((line) => {
      const mark = readMark(line);
      if (mark?.source === UNTRANSLATED) return markOf({ name: mark.name, source: mark.given!, given: null });
      const [whole, name, text = ''] = /^(title|description): (.*)$/.exec(line) ?? [];
      return whole ? `${name}: ${JSON.stringify(pseudoText(unquoted(text)))}` : line;
    })
    .join('\n');
}

/** Of a YAML string. */
function unquoted(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}

/** English strings of what the site is made with. Starlight does not export its own. */
async function framework(): Promise<Record<string, string>> {
  const file = new URL('../../node_modules/@astrojs/starlight/dist/translations/en.js', import.meta.url).href;
  const starlight = (await import(/* @vite-ignore */ file)) as { default: Record<string, string> };
  return {
    ...starlight.default,
    'pagefind.clear_search': 'Clear',
    'pagefind.load_more': 'Load more results',
    'pagefind.search_label': 'Search this site',
    'pagefind.filters_label': 'Filters',
    'pagefind.zero_results': 'No results for [SEARCH_TERM]',
    'pagefind.many_results': '[COUNT] results for [SEARCH_TERM]',
    'pagefind.one_result': '[COUNT] result for [SEARCH_TERM]',
    'pagefind.searching': 'Searching for [SEARCH_TERM]...',
    'expressiveCode.copyButtonCopied': 'Copied!',
    'expressiveCode.copyButtonTooltip': 'Copy to clipboard',
    'expressiveCode.terminalWindowFallbackTitle': 'Terminal window',
  };
}
