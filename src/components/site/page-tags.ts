/** Pure parts of page-data.ts. */
import { locales } from '../../locales';

/** Folders of the languages that have the page, `root` first: translationsOf('qkv', ['qkv.mdx', 'ja/qkv.mdx'], …) → ['root', 'ja']. */
export function translationsOf(slug: string, files: readonly string[], folders: readonly string[]): string[] {
  const name = `${slug || 'index'}.mdx`;
  return folders.filter((folder) => files.includes(folder === 'root' ? name : `${folder}/${name}`));
}

/** The language as previews name it, with its country: `ja` → `ja_JP`, `zh-CN` → `zh_CN`, `en` → `en_US`. */
export function socialLocale(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region ? `${language}_${region}` : language;
}

/** Attributes of the `meta` tags that name the page's language and the others that have it. */
export function socialTags(lang: string, folders: readonly string[]): Record<string, string>[] {
  const others = folders.map((folder) => locales[folder]!.lang).filter((each) => each !== lang);
  return [
    { property: 'og:locale', content: socialLocale(lang) },
    ...others.map((each) => ({ property: 'og:locale:alternate', content: socialLocale(each) })),
  ];
}
