/** The site's languages: folder under `src/content/docs`, BCP 47 tag (also the name of its i18n file), own name. */
export const locales = {
  root: { lang: 'en', label: 'English' },
  ja: { lang: 'ja', label: '日本語' },
  'zh-cn': { lang: 'zh-CN', label: '简体中文' },
} as const;

export type Lang = (typeof locales)[keyof typeof locales]['lang'];

export const defaultLang: Lang = 'en';

/** `undefined` or `root` → `en`, `zh-cn` → `zh-CN`. Unknown folders fall back to English, as the site itself does. */
export function langOf(folder: string | undefined): Lang {
  return locales[(folder ?? 'root') as keyof typeof locales]?.lang ?? defaultLang;
}
