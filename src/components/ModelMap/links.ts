/** At build time: the chapters that exist, with their addresses in the page's language, for the maps of the model. */
import { getCollection } from 'astro:content';
import { chapters } from '../../chapters';
import type { ChapterLink } from './detail';

/** By slug; a chapter that is not translated yet keeps its English title. `locale`: 'en', 'ja', 'zh-CN'. */
export async function chapterLinks(locale: string): Promise<Record<string, ChapterLink>> {
  const folder = locale === 'en' ? '' : `${locale.toLowerCase()}/`;
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const pages = await getCollection('docs');
  const links: Record<string, ChapterLink> = {};
  for (const { slug } of chapters) {
    const page = pages.find(({ id }) => id === `${folder}${slug}`) ?? pages.find(({ id }) => id === slug);
    if (page) links[slug] = { href: `${base}${folder}${slug}/`, title: page.data.title };
  }
  return links;
}
