/**
 * What search engines and previews are told, read from the built files: the page's language, its address, the same page in other
 * languages, a picture. Addresses are there where the site knows its own (SITE_URL).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test';
import { base, dist, languages, readerPages } from './support/site';

const tag = { tag: '@subpath' };
const read = (page: string) => readFileSync(join(dist, page, /\.html$/.test(page) ? '' : 'index.html'), 'utf8');
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match.slice(1));
/** Pages of the course, not labs by themselves, nor what stands in for a page without a network. */
const coursePages = readerPages.filter((page) => !/(^|\/)(embed|offline)\//.test(page));
const folderOf = (page: string) => languages.find(({ folder }) => folder && page.startsWith(folder)) ?? languages[0];
const sitemap = join(dist, 'sitemap-0.xml');
const hasAddress = existsSync(sitemap);

test('every page names its language, and has a title and a description of its own in it', tag, () => {
  const titles = new Map<string, string>();
  for (const page of coursePages) {
    const html = read(page);
    const { lang } = folderOf(page);
    expect(html, page).toContain(`<html lang="${lang}"`);
    const [[title = ''] = []] = all(html, /<title>([^<]*)<\/title>/g);
    const [[description = ''] = []] = all(html, /<meta name="description" content="([^"]*)"/g);
    expect(description.length, `the description of ${page}`).toBeGreaterThan(15);
    expect(titles.get(title), `${title} is the title of ${page} and of another page`).toBeUndefined();
    titles.set(title, page);
    if (lang !== 'en')
      for (const text of [title, description])
        expect(text, page).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
    const own = { en: 'en_US', ja: 'ja_JP', 'zh-CN': 'zh_CN' }[lang];
    expect(all(html, /<meta property="og:locale" content="([^"]*)"/g), page).toEqual([[own]]);
    const others = all(html, /<meta property="og:locale:alternate" content="([^"]*)"/g).flat();
    expect(others.length, page).toBeGreaterThan(1);
    expect(others, page).not.toContain(own);
  }
});

test('pages name their address and the same page in every language', tag, () => {
  test.skip(!hasAddress, 'this site was built without SITE_URL');
  for (const page of coursePages) {
    const html = read(page);
    const { folder } = folderOf(page);
    const slug = page.slice(folder.length);
    const [[canonical = ''] = []] = all(html, /<link rel="canonical" href="([^"]*)"/g);
    const site = new URL(canonical).origin;
    expect(canonical).toBe(`${site}${base}${page}`);
    expect(all(html, /<meta property="og:url" content="([^"]*)"/g)).toEqual([[canonical]]);
    const alternates = all(html, /<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g);
    const expected = languages.map(({ folder, lang }) => [lang, `${site}${base}${folder}${slug}`]);
    const shipped = alternates.filter(([lang]) => lang !== 'en-XA');
    expect(shipped, page).toEqual([...expected, ['x-default', `${site}${base}${slug}`]]);
    const [[image = ''] = []] = all(html, /<meta property="og:image" content="([^"]*)"/g);
    expect(image).toBe(`${site}${base}social/${folderOf(page).lang}.png`);
    expect(existsSync(join(dist, 'social', `${folderOf(page).lang}.png`)), image).toBe(true);
  }
});

test('the sitemap has every page of the course with its languages, and nothing else', tag, () => {
  test.skip(!hasAddress, 'this site was built without SITE_URL');
  const entries = all(readFileSync(sitemap, 'utf8'), /<url>(.*?)<\/url>/gs).map(([entry = '']) => entry);
  const paths = entries.map((entry) => new URL(all(entry, /<loc>([^<]*)<\/loc>/g)[0]![0]!).pathname);
  const readable = paths.filter((path) => !path.startsWith(`${base}en-xa/`));
  expect(readable.sort()).toEqual(coursePages.map((page) => base + page).sort());
  for (const entry of entries) {
    const tags = all(entry, /hreflang="([^"]*)"/g).flat();
    for (const { lang } of languages) expect(tags, entry).toContain(lang);
  }
});

test('pages that are no content are not for search engines', tag, () => {
  for (const page of ['404.html', 'ja/404.html', 'zh-cn/404.html', 'embed/next-token/', 'offline/', 'ja/offline/']) {
    const html = read(page);
    expect(html, page).toMatch(/<meta name="robots" content="noindex"/);
    expect(html, page).not.toMatch(/data-pagefind-body|rel="canonical"/);
  }
});
