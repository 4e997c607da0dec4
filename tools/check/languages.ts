/**
 * Are the strings of the widgets (`src/content/i18n/*.json`) complete? Every complete language has English's keys, all have the
 * same placeholders and a text of their own, every key is used by the code, and the code uses no key that does not exist.
 */
import { readFileSync } from 'node:fs';
import { defaultLang, locales, PSEUDO_LANG, type Locale } from '../../src/locales';
import { isSentence } from '../../src/markdown/string-state';
import { readFiles, withoutComments, type SourceFile } from './files';

/** Texts by key, by language tag. */
export type LanguageFiles = Record<string, Record<string, string>>;

const reference = defaultLang;

/** Keys that are ours; others overwrite Starlight's own texts, and Starlight uses those. */
const ours = /^(lab|site)\./;

export async function checkLanguages(): Promise<string[]> {
  const languages = readLanguages();
  // The site's title and sidebar are named in its configuration.
  const config = { path: 'astro.config.mjs', text: readFileSync('astro.config.mjs', 'utf8') };
  const sources = [...readFiles('src', ['.ts', '.tsx', '.astro', '.mdx']), config];
  return [
    ...translationProblems(languages, Object.values(locales)),
    ...usageProblems(Object.keys(languages[reference] ?? {}), sources),
  ];
}

/** What languages lack that need not be complete, a sentence for each. */
export function languagesInProgress(): string[] {
  return progressNotes(readLanguages(), Object.values(locales));
}

export function progressNotes(languages: LanguageFiles, known: readonly Locale[]): string[] {
  const english = Object.entries(languages[reference] ?? {});
  return known.flatMap(({ lang, complete }) => {
    const open = english.filter(([key, original]) => {
      const text = languages[lang]?.[key];
      return text === undefined || isSentence(text, original);
    });
    return complete || !open.length
      ? []
      : [
          `${lang} is in progress: ${open.length} of ${english.length} strings are missing or in English (npm run i18n).`,
        ];
  });
}

function readLanguages(): LanguageFiles {
  const languages: LanguageFiles = {};
  for (const { path, text } of readFiles('src/content/i18n', ['.json'])) {
    const lang = path.replace(/^.*\/|\.json$/g, '');
    if (lang !== PSEUDO_LANG) languages[lang] = JSON.parse(text) as Record<string, string>;
  }
  return languages;
}

/** Keys and placeholders of every language against English's. In one that is not complete, only what is there is looked at. */
export function translationProblems(languages: LanguageFiles, known: readonly Locale[]): string[] {
  const english = languages[reference];
  if (!english) return [`src/content/i18n/${reference}.json is missing.`];
  const problems = known
    .filter(({ lang, complete }) => complete && !languages[lang])
    .map(({ lang }) => `src/content/i18n/${lang}.json is missing.`);
  for (const [language, texts] of Object.entries(languages)) {
    const file = `src/content/i18n/${language}.json`;
    const locale = known.find(({ lang }) => lang === language);
    if (!locale) {
      problems.push(`${file}: there is no language ${language} in src/locales.ts.`);
      continue;
    }
    for (const key of Object.keys(texts)) {
      if (!(key in english)) problems.push(`${file}: "${key}" is not in ${reference}.json.`);
    }
    for (const [key, original] of Object.entries(english)) {
      const text = texts[key];
      if (text === undefined) {
        if (locale.complete) problems.push(`${file}: "${key}" is missing.`);
      }
      // English may be empty where only the others need words, such as the meaning of an English prompt.
      else if (!text.trim() && original.trim()) problems.push(`${file}: "${key}" is empty.`);
      else if (placeholders(text) !== placeholders(original)) {
        problems.push(
          `${file}: "${key}" has ${placeholders(text) || 'none'}, English has ${placeholders(original) || 'none'}.`,
        );
      } else if (locale.complete && language !== reference && isSentence(text, original)) {
        problems.push(`${file}: "${key}" is still in English.`);
      }
    }
  }
  return problems;
}

/** 'row {row}, {column}' → '{column} {row}' */
function placeholders(text: string): string {
  return [...text.matchAll(/\{\w+\}/g)].map(String).sort().join(' ');
}

/** Keys that no code names, and names in code that are no keys. */
export function usageProblems(keys: readonly string[], sources: readonly SourceFile[]): string[] {
  const code = sources.map(({ path, text }) => ({ path, text: withoutComments(text) }));
  const words = new Set(code.flatMap(({ text }) => [...text.matchAll(/[\w.-]+/g)].map(String)));
  const patterns = code.flatMap(({ path, text }) => namedKeys(text).map((pattern) => ({ path, ...pattern })));

  const composed = code.flatMap(({ text }) => composedWords(text));
  const isWord = (part: string) => words.has(part) || /^\d+$/.test(part);
  const isUsed = (key: string) =>
    patterns.some(({ match }) => {
      const variable = match.exec(key)?.slice(1);
      // What stands for `${…}` must be a word of the code too, or be put together from some, or any key would do.
      return variable?.every(
        (part) =>
          isWord(part) ||
          part.split('.').every(isWord) ||
          composed.some((match) => match.exec(part)?.slice(1).every(isWord)),
      );
    });

  const unused = keys.filter((key) => ours.test(key) && !isUsed(key)).map((key) => `"${key}" is used nowhere in src.`);
  const unknown = patterns
    .filter(({ match }) => !keys.some((key) => match.test(key)))
    .map(({ path, written }) => `${path}: there is no string "${written}" in ${reference}.json.`);
  return [...unused, ...unknown];
}

/** Parts of keys that code puts together: `definition.${kind}`, `${part}Values`. */
function composedWords(code: string): RegExp[] {
  return [...code.matchAll(/`([\w.-]*(?:\$\{[^}`]*\}[\w.-]*)+)`/g)]
    .map(([, body = '']) => body.split(/\$\{[^}]*\}/))
    .filter((parts) => parts.join('') !== '')
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('([\\w-]+)')}$`));
}

/**
 * Keys as code names them: `'lab.quiz.right'`, `lab.sizes.${row}`, `'lab.common.failed.' + code`.
 * Prefixes (`strings(lang, 'lab.quiz.')`) name no key.
 */
function namedKeys(code: string): { written: string; match: RegExp }[] {
  const found: { written: string; match: RegExp }[] = [];
  for (const [, quote, body = '', plus] of code.matchAll(/(['"`])((?:lab|site)\.[^'"`\n]*)\1(\s*\+)?/g)) {
    const written = plus ? `${body}\${…}` : body;
    if (!/^[\w.${}()[\]…?: -]+$/.test(written) || written.endsWith('.')) continue;
    if (quote !== '`' && !plus && written.includes('$')) continue;
    const parts = written.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    found.push({ written, match: new RegExp(`^${parts.join('(.+)')}$`) });
  }
  return found;
}
