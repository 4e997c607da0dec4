/**
 * By which words the search finds a chapter first: the names of the glossary's terms that it explains, in the page's language, with
 * the words that mean the same and are not used in the course (terms.json): readers may know those.
 *
 * Pagefind looks for a query's words one by one, cut as Intl.Segmenter cuts them, but takes what stands in a title between two
 * spaces for one word: 位置编码 is not found in 位置编码. So these are cut already, in each way that a reader's browser may cut them:
 * Firefox leaves words in katakana whole, トークン, which others take apart, トーク ン.
 */
const files = import.meta.glob<string>('../../content/docs/**/glossary.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** By language: the word that is used → words that are not. */
const unused = Object.values(
  import.meta.glob<Record<string, Record<string, string[]>>>('../../content/terms.json', {
    import: 'default',
    eager: true,
  }),
)[0]!;

/** searchTerms('zh-CN', 'zh-cn', 'positional-encoding', '位置编码') → '位置 编码 编号 正弦 sinusoidal encoding …' */
export function searchTerms(lang: string, folder: string | undefined, chapter: string, title: string): string {
  const glossary = files[`../../content/docs/${folder ? `${folder}/` : ''}glossary.mdx`] ?? '';
  const names = [title, ...termsOf(glossary, chapter)];
  const others = Object.entries(unused[lang] ?? {})
    .filter(([word]) => names.some((name) => name.includes(word)))
    .flatMap(([, words]) => words);
  return cut([...names, ...others], lang);
}

/** Names of the terms that a chapter explains, and what else they are called (`also`). */
export function termsOf(glossary: string, chapter: string): string[] {
  return [...glossary.matchAll(/<Term id="[^"]*" name="([^"]*)"(?: also="([^"]*)")? chapter="([^"]*)"/g)]
    .filter(([, , , about]) => about === chapter)
    .flatMap(([, name = '', also]) => (also ? [name, also] : [name]));
}

const KATAKANA = /[\p{Script=Katakana}ー]{2,}/gu;

/** Words of these texts, each once. */
export function cut(texts: readonly string[], lang: string): string {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  const words = texts.flatMap((text) => [
    ...[...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment),
    ...(text.match(KATAKANA) ?? []),
  ]);
  return [...new Set(words)].join(' ');
}
