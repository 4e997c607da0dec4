/**
 * Plain English on a page in the pseudo-locale, whose strings all have accents: text that comes from no language file. What is
 * English in every language does not count: what the model reads and says, code, formulas, names.
 */
import type { Page } from '@playwright/test';

/**
 * Places whose text stays as it is in every language; programs that translate pages leave them alone too. What the search quotes
 * is text of other pages, which are looked at themselves; its tags are not shown.
 */
const KEPT =
  '.pagefind-ui__result-tags, .pagefind-ui__result-excerpt, code, pre, kbd, samp, math, .katex, script, style, noscript, textarea, [translate="no"], [lang="en"]';

/** Proper names, units and file formats. */
const NAMES =
  /\b(GPT|BERT|PaLM|PyTorch|TypeScript|Python|Node|JSON|CSV|PNG|SVG|B|kB|MB|GB|ms|WebAssembly|WebGPU|course-12m|small)\b/g;
/** A token with its space, “what the model reads”, and names of tensors such as `h.0.attn.c_attn.weight` or `attn_out`. */
const TOKENS = /␣\S+|“[^”]*”|\b\w+([._]\w+)+\b/g;
/** “12.4 million”, by `Intl`, which knows no pseudo-locale. */
const NUMBERS = /\d\s(thousand|million|billion)\b/g;
const PLAIN = /(?<!\p{L})[a-z]{2,}(?!\p{L})/giu;

/** One sentence for each: where it stands and how it reads. */
export async function plainEnglish(page: Page): Promise<string[]> {
  const { texts, kept } = await page.evaluate((places) => {
    const texts: [string, string][] = [['title', document.title]];
    for (const meta of document.querySelectorAll('meta[name="description"], meta[property^="og:"]')) {
      const name = meta.getAttribute('name') ?? meta.getAttribute('property')!;
      if (/description|title|site_name|alt/.test(name)) texts.push([name, meta.getAttribute('content') ?? '']);
    }
    const where = (element: Element) => {
      const named = element.closest('[id], [class]');
      return `${element.localName} in ${named?.id ? `#${named.id}` : `.${named?.getAttribute('class') ?? ''}`}`;
    };
    const spoken = [
      'aria-label',
      'title',
      'alt',
      'placeholder',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
    ];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement!;
      // The names of the languages, each in itself.
      if (element.closest(`${places}, starlight-lang-select option`)) continue;
      if (node instanceof Text) texts.push([where(element), node.data]);
      else
        for (const name of spoken)
          if (element.hasAttribute(name)) texts.push([`${name} of ${where(element)}`, element.getAttribute(name)!]);
    }
    const kept = [...document.querySelectorAll(places)].map((element) =>
      element instanceof HTMLTextAreaElement ? element.value : (element.textContent ?? ''),
    );
    return { texts, kept: kept.join(' ') };
  }, KEPT);
  // A token may be named without a sign: “most to The, 14 %”. It then stands elsewhere on the page, as a token.
  const tokens = new Set(kept.match(/[a-z]+/gi));
  const found = texts.filter(([, text]) =>
    text
      .replace(NUMBERS, ' ')
      .replace(TOKENS, ' ')
      .replace(NAMES, ' ')
      .match(PLAIN)
      ?.some((word) => !tokens.has(word)),
  );
  return [...new Set(found.map(([place, text]) => `${place}: ${text.trim().replace(/\s+/g, ' ').slice(0, 160)}`))];
}
