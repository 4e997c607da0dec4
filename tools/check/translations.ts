/**
 * Translated chapters against the English ones: a section that counts as translated holds the same components, with the
 * same ids, and every term has one word (`src/content/terms.json` lists the words that are not used).
 */
import { readFileSync } from 'node:fs';
import { locales } from '../../src/locales';
import { sectionsOf, translatedSectionsOf } from '../../src/markdown/sections';
import { compareSections } from '../../src/markdown/translation-state';
import { chaptersIn, folders } from '../i18n/files';
import { readFiles, type SourceFile } from './files';

/** By language tag: the word that is used → words that mean the same and are not. */
export type Terms = Record<string, Record<string, string[]>>;

export async function checkTranslations(): Promise<string[]> {
  const terms = JSON.parse(readFileSync('src/content/terms.json', 'utf8')) as Terms;
  return folders.flatMap((folder) => {
    const { lang } = locales[folder]!;
    const strings = readFiles('src/content/i18n', [`${lang}.json`]);
    const chapters = chaptersIn(folder);
    return [
      ...chapters.flatMap(({ slug, path, text }) => {
        const english = chaptersIn('').find((chapter) => chapter.slug === slug);
        return english ? componentProblems(path, english.text, text) : [];
      }),
      // The translators' guide lists the words of all languages side by side.
      ...termProblems([...strings, ...chapters.filter(({ slug }) => slug !== 'translating')], terms[lang] ?? {}),
    ];
  });
}

/** Sections up to date whose components are not those of English. */
export function componentProblems(path: string, english: string, translated: string): string[] {
  const originals = new Map(sectionsOf(english).map((section) => [section.name, section.text]));
  const current = compareSections(english, translated).filter(({ state }) => state === 'current');
  const texts = translatedSectionsOf(translated);
  return current.flatMap(({ name, line }) => {
    const wanted = componentsIn(originals.get(name) ?? '');
    const found = componentsIn(texts.find((section) => section.name === name)?.text ?? '');
    if (comparable(wanted) === comparable(found)) return [];
    return [
      `${path}:${line}: ${name} has ${found.join(', ') || 'no component'}, English has ${wanted.join(', ') || 'none'}.`,
    ];
  });
}

/** `<Predict id="warmer" …>` → `Predict#warmer`, in order. */
function componentsIn(text: string): string[] {
  return [...text.matchAll(/<([A-Z]\w*)((?:[^<>"'`{}]|"[^"]*"|'[^']*')*)/g)].map(
    ([, name, attributes]) => `${name}${/\bid="([^"]*)"/.exec(attributes!)?.[1]?.replace(/^/, '#') ?? ''}`,
  );
}

/** In order, except for terms of the glossary: every language has an alphabet of its own. */
function comparable(components: readonly string[]): string {
  const terms = components.every((name) => name.startsWith('Term#'));
  return (terms ? components.toSorted() : components).join();
}

/** Words for which the language has another one. */
export function termProblems(files: readonly SourceFile[], terms: Record<string, string[]>): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) =>
      Object.entries(terms).flatMap(([word, others]) =>
        others
          // A word that is part of the right one is not found inside it.
          .filter((other) => line.replaceAll(word, '').includes(other))
          .map((other) => `${path}:${i + 1}: “${other}” is called “${word}” in this course.`),
      ),
    ),
  );
}
