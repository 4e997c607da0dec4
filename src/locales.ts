/**
 * The site's languages: folder under `src/content/docs`, BCP 47 tag (also the name of its file in `src/content/i18n`), own
 * name. The folder is the tag in lower case.
 *
 * A language that is `complete` has every string, or the build stops. In all others English stands in for what is missing.
 */
export interface Locale {
  lang: string;
  label: string;
  complete?: true;
}

const languages: Record<string, Locale> = {
  root: { lang: 'en', label: 'English', complete: true },
  ja: { lang: 'ja', label: '日本語', complete: true },
  'zh-cn': { lang: 'zh-CN', label: '简体中文', complete: true },
};

/**
 * A language that nobody speaks: the English texts with an accent on every letter, written by tools/i18n/pseudo.ts. What
 * has no accent on a page in it does not come from the language files. In `npm run dev` and test builds only.
 */
export const PSEUDO = 'en-xa';
export const PSEUDO_LANG = 'en-XA';
const withPseudo = Boolean(globalThis.process?.env.SANDBOX);

export const locales: Readonly<Record<string, Locale>> = withPseudo
  ? { ...languages, [PSEUDO]: { lang: PSEUDO_LANG, label: 'Ṗšéûðö' } }
  : languages;

export const defaultLang = 'en';

/** `undefined` or `root` → `en`, `zh-cn` → `zh-CN`. Unknown folders fall back to English, as the site itself does. */
export function langOf(folder: string | undefined): string {
  return locales[folder ?? 'root']?.lang ?? defaultLang;
}

/** `en` → `root`, `zh-CN` → `zh-cn`. */
export function folderOf(lang: string): string {
  return Object.keys(locales).find((folder) => locales[folder]!.lang === lang) ?? 'root';
}

/** Whether a key that English has and this language lacks is an error. */
export function isComplete(lang: string): boolean {
  return locales[folderOf(lang)]?.complete ?? false;
}
