/**
 * What search engines, previews and the search of the site are told about a page, where Starlight does not know enough: a page that
 * is not translated yet is the English one over again.
 */
import { existsSync } from 'node:fs';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { defaultLang, locales } from '../../locales';
import { socialTags, translationsOf } from './page-tags';

type Tag = StarlightRouteData['head'][number];

const files = Object.keys(import.meta.glob('../../content/docs/**/*.mdx')).map((path) =>
  path.replace('../../content/docs/', ''),
);

export const onRequest = defineRouteMiddleware(({ locals, site, url }) => {
  const route = locals.starlightRoute;
  // Shown in place of what a reader wanted: nothing to find.
  const isStandIn = /(^|\/)(404|offline)$/.test(route.id);
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const slug = route.locale ? route.id.slice(route.locale.length + 1) : route.id;
  const folders = translationsOf(slug, files, Object.keys(locales));
  const address = (folder: string) =>
    new URL(`${base}${folder === 'root' ? '' : `${folder}/`}${slug && `${slug}/`}`, site ?? url).href;
  const keep = ({ tag, attrs = {} }: Tag) =>
    !(tag === 'link' && ['canonical', 'alternate'].includes(String(attrs.rel))) &&
    !(tag === 'meta' && ['og:url', 'og:locale'].includes(String(attrs.property)));
  const head = route.head.filter(keep);
  const meta = (attrs: Record<string, string>) => void head.push({ tag: 'meta', attrs, content: '' });
  const link = (attrs: Record<string, string>) => void head.push({ tag: 'link', attrs, content: '' });

  for (const attrs of socialTags(route.entryMeta.lang, folders)) meta(attrs);
  if (isStandIn) meta({ name: 'robots', content: 'noindex' });
  else if (site) {
    const own = address(route.isFallback ? 'root' : (route.locale ?? 'root'));
    link({ rel: 'canonical', href: own });
    meta({ property: 'og:url', content: own });
    for (const folder of folders) link({ rel: 'alternate', hreflang: locales[folder]!.lang, href: address(folder) });
    link({ rel: 'alternate', hreflang: 'x-default', href: address('root') });
  }
  if (site) {
    // Previews need absolute addresses, which only a site that knows its own address has (SITE_URL).
    const { lang } = route.entryMeta;
    const picture = existsSync(`public/social/${lang}.png`) ? lang : defaultLang;
    const image = new URL(`${base}social/${picture}.png`, site).href;
    meta({ property: 'og:image', content: image });
    meta({ property: 'og:image:width', content: '1200' });
    meta({ property: 'og:image:height', content: '630' });
    meta({ property: 'og:image:alt', content: route.siteTitle });
    meta({ name: 'twitter:image', content: image });
  }
  route.head = head;
  // Once is enough: English pages would crowd the results of a language that has few pages yet.
  if (route.isFallback) route.entry.data.pagefind = false;
});
