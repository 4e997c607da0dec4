/**
 * Strings of the widgets at build time: a widget's `index.astro` picks those of its page's language and passes them on,
 * so that a page ships one language and only what it shows.
 *
 * strings('ja', 'lab.common.', 'lab.sampling.') → { 'lab.common.reset': '元に戻す', … }
 */
import { defaultLang, isComplete } from '../../locales';

export type Strings = Record<string, string>;

/** By path: `../../content/i18n/ja.json`. */
const files = import.meta.glob<Strings>('../../content/i18n/*.json', { eager: true, import: 'default' });
const fileOf = (lang: string) => files[`../../content/i18n/${lang}.json`];

/**
 * All strings whose key begins with one of `prefixes`, in the language `lang` (`en`, `ja`, `zh-CN`).
 * A key that English has and the language lacks is an error, which stops the build; or its English text, where the language
 * is not complete yet.
 */
export function strings(lang: string | undefined, ...prefixes: string[]): Strings {
  const english = fileOf(defaultLang)!;
  const file = fileOf(lang ?? defaultLang) ?? english;
  const picked: Strings = {};
  for (const key of Object.keys(english)) {
    if (!prefixes.some((prefix) => key.startsWith(prefix))) continue;
    const text = file[key] ?? (isComplete(lang ?? defaultLang) ? undefined : english[key]);
    if (text === undefined) throw new Error(`src/content/i18n/${lang}.json lacks "${key}", which en.json has.`);
    picked[key] = text;
  }
  return picked;
}
