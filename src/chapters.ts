/**
 * The course's chapters in order: number, slug and the part of the model each explains.
 *
 * The sidebar, the chapter header and the map of the model read this one list. A chapter joins them as soon as
 * `src/content/docs/<slug>.mdx` exists; until then it is only planned. Titles live in the chapters themselves.
 */
import { locales } from './locales.ts';

export interface Chapter {
  number: number;
  slug: string;
}

const slugs = [
  'index',
  'embedding',
  'positional-encoding',
  'qkv',
  'masking',
  'multi-head',
  'mlp',
  'output-probabilities',
  'layernorm',
  'dropout',
  'residuals',
  'generation',
  'encoder-decoder',
  'how-it-is-built',
] as const;

export const chapters: readonly Chapter[] = slugs.map((slug, number) => ({ number, slug }));

/** Pages that are not chapters, in the order of the sidebar's second group. Same rule: shown once they exist. */
export const appendices: readonly string[] = [
  'glossary',
  'translating',
  'translation-status',
  'deploying',
  'data-and-licences',
];

/** The chapter of a content id such as `embedding`, `ja/embedding`, `` or `zh-cn`; undefined for other pages. */
export function chapterOf(id: string): Chapter | undefined {
  const [folder = '', ...rest] = id.split('/');
  const slug = (folder in locales ? rest.join('/') : id) || 'index';
  return chapters.find((chapter) => chapter.slug === slug);
}
