/** What a page costs its reader, read from the finished files: no browser. Sizes with gzip, as every host can send them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readPage, type Element } from './html.ts';

/** In bytes, but `requests`. */
export interface Costs {
  html: number;
  css: number;
  /** All faces that the page's sheets name and that its text can need. */
  fonts: number;
  /** Scripts of the page at rest: before a lab is seen. Search apart, as below. */
  rest: number;
  /** When it is read to its end: with every lab that wakes up when seen. */
  awake: number;
  /** The same with all that labs can load when they are used; what their worker runs apart. */
  used: number;
  /** Page, sheets and scripts. */
  requests: number;
}

/** Of a site built for `base` in `folder`. Keeps what it has read: pages share most files. */
export class SiteCosts {
  private readonly sizes = new Map<string, number>();
  private readonly imports = new Map<string, Imports>();

  constructor(
    private readonly folder: string,
    private readonly base: string,
  ) {}

  of(page: string): Costs {
    const html = readFileSync(join(this.folder, page), 'utf8');
    const { elements } = readPage(html);
    const sheets = unique(elements.filter(isSheet).map(({ attributes }) => attributes.href!));
    const scripts = unique(elements.flatMap((element) => scriptsOf(element, html)));
    const own = (url: string) => !this.isSearch(url);
    const atRest = unique(
      elements.filter((element) => !wakesWhenSeen(element)).flatMap((each) => scriptsOf(each, html)),
    );
    const modules = this.closure(scripts, 'static').filter(own);
    const inline = inlineScripts(elements, html);
    return {
      html: gzipSync(html).length,
      css: this.total(sheets),
      fonts: this.total(unique(sheets.flatMap((sheet) => this.fontsOf(sheet, html)))),
      rest: this.total(this.closure(atRest, 'static').filter(own)) + inline,
      awake: this.total(modules) + inline,
      used: this.total(this.closure(scripts, 'all').filter(own)) + inline,
      requests: 1 + sheets.length + modules.length,
    };
  }

  /** Scripts with everything that they import: at once (`static`), or also later. */
  private closure(urls: readonly string[], which: 'static' | 'all'): string[] {
    const found = new Set(urls);
    for (const url of found) {
      const { now, later } = this.importsOf(url);
      for (const imported of which === 'all' ? [...now, ...later] : now) found.add(imported);
    }
    return [...found];
  }

  private importsOf(url: string): Imports {
    let imports = this.imports.get(url);
    if (!imports) {
      imports = importsIn(this.text(url), url);
      this.imports.set(url, imports);
    }
    return imports;
  }

  /** Starlight's search field, which brings Pagefind along. */
  private isSearch(url: string): boolean {
    return /pagefind/i.test(url + this.text(url).replaceAll('data-pagefind-', ''));
  }

  private fontsOf(sheet: string, html: string): string[] {
    const usesKatex = html.includes('class="katex');
    const urls = [...this.text(sheet).matchAll(/url\("?([^")]+\.woff2)"?\)/g)].map(([, url]) => absolute(url!, sheet));
    return urls.filter((url) => usesKatex || !url.includes('KaTeX'));
  }

  private total(urls: readonly string[]): number {
    return urls.reduce((sum, url) => sum + this.size(url), 0);
  }

  private size(url: string): number {
    let size = this.sizes.get(url);
    if (size === undefined) {
      const content = readFileSync(this.path(url));
      size = url.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
      this.sizes.set(url, size);
    }
    return size;
  }

  private text(url: string): string {
    return readFileSync(this.path(url), 'utf8');
  }

  private path(url: string): string {
    const path = join(this.folder, url.slice(this.base.length));
    if (!url.startsWith(this.base) || !existsSync(path))
      throw new Error(`A page names ${url}, which is not in the site.`);
    return path;
  }
}

const unique = (values: readonly string[]) => [...new Set(values)];
const wakesWhenSeen = ({ name, attributes }: Element) => name === 'astro-island' && attributes.client === 'reach';
const isSheet = ({ name, attributes }: Element) => name === 'link' && attributes.rel === 'stylesheet';
const absolute = (url: string, from: string) => new URL(url, `http://site${from}`).pathname;

interface Imports {
  now: string[];
  later: string[];
}

/** What a bundled script imports. */
function importsIn(code: string, from: string): Imports {
  const statements = /(?:^|[;}])(?:import|export)\s*(?:[\w*{}\s,$]+from)?\s*["'`]([^"'`]+\.js)["'`]/g;
  const calls = /\bimport\(\s*["'`]([^"'`$]+\.js)["'`]\s*\)/g;
  const urls = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, url]) => absolute(url!, from));
  return { now: urls(statements), later: urls(calls) };
}

function scriptsOf({ name, attributes, content }: Element, html: string): string[] {
  if (name === 'script' && attributes.src) return [attributes.src];
  if (name === 'script' && attributes.type === 'module')
    return importsIn(html.slice(content.start, content.end), '/').now;
  if (name === 'link' && attributes.rel === 'modulepreload') return [attributes.href!];
  if (name !== 'astro-island') return [];
  const { 'component-url': component, 'renderer-url': renderer, 'before-hydration-url': before } = attributes;
  return [component, renderer, before].filter((url) => url !== undefined);
}

/** They come with the page and are counted there too: what a budget calls JavaScript is all of it. */
function inlineScripts(elements: readonly Element[], html: string): number {
  const own = elements.filter(({ name, attributes }) => name === 'script' && !/json/.test(attributes.type ?? ''));
  const text = own.map(({ content }) => html.slice(content.start, content.end)).join('');
  return text ? gzipSync(text).length : 0;
}
