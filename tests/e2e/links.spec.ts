/**
 * Every link and asset of every page, read from the built files: it stays below the base path, leads to a file that
 * exists and, with a fragment, to an element that exists.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test';
import { base, dist, pages } from './support/site';

const tag = { tag: '@subpath' };
const html = new Map<string, string>();

function read(file: string): string {
  const known = html.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, 'utf8');
  html.set(file, text);
  return text;
}

/** The file that a static host sends for a path below the base, or null. */
function fileFor(path: string): string | null {
  const file = join(dist, decodeURIComponent(path));
  if (existsSync(file) && statSync(file).isFile()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : null;
}

/** What is wrong with an address on a page, or null. Other origins are only links; nothing is loaded from them. */
function problem(page: string, address: string): string | null {
  const site = 'http://site.test';
  const url = new URL(address.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), `${site}${base}${page}`);
  if (url.origin !== site || !/^https?:/.test(url.protocol)) return null;
  if (!url.pathname.startsWith(base)) return `${address} leaves ${base}`;
  const path = url.pathname.slice(base.length);
  const file = fileFor(path);
  if (!file) return `${address}: no such file`;
  if (file.endsWith('index.html') && path !== '' && !/\/$|\.html$/.test(path))
    return `${address}: redirects for want of a slash`;
  const id = decodeURIComponent(url.hash.slice(1));
  // A fragment with "=" is the state of an experiment, `#_top` Starlight's name for the top.
  if (!id || id.includes('=') || !file.endsWith('.html')) return null;
  return new RegExp(`\\s(id|name)="${escape(id)}"`).test(read(file)) ? null : `${address}: no element has this id`;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('there are pages', tag, () => {
  expect(pages).toContain('');
  expect(pages).toContain('404.html');
});

test('no page links a style sheet twice', tag, () => {
  let checked = 0;
  const twice = pages.filter((page) => {
    const sheets = [...read(fileFor(page) ?? '').matchAll(/<link rel="stylesheet"[^>]*href="([^"]*)"/g)];
    checked += sheets.length;
    return new Set(sheets.map(([, href]) => href)).size < sheets.length;
  });
  expect(twice).toEqual([]);
  expect(checked).toBeGreaterThan(pages.length);
});

test('every link and asset of every page resolves', tag, () => {
  const problems: string[] = [];
  let checked = 0;
  for (const page of pages) {
    const text = read(fileFor(page) ?? '').replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
      script.replace(/>[\s\S]*/, '>'),
    );
    for (const [, , address = ''] of text.matchAll(
      /\s(href|src|component-url|renderer-url|action|data-href)="([^"]*)"/g,
    )) {
      checked += 1;
      const found = problem(page, address);
      if (found) problems.push(`${page || '(start)'}: ${found}`);
    }
  }
  expect(problems).toEqual([]);
  expect(checked).toBeGreaterThan(100);
});

test('every prediction is about a lab of its page', tag, () => {
  const problems: string[] = [];
  let checked = 0;
  for (const page of pages.filter((path) => !path.startsWith('sandbox/'))) {
    const text = read(fileFor(page) ?? '');
    for (const [, lab = ''] of text.matchAll(/<[a-z]+ [^>]*class="it-predict [^>]* data-lab="([^"]*)"/g)) {
      checked += 1;
      if (!text.includes(`<figure id="${lab}"`)) problems.push(`${page}: no lab has the id "${lab}"`);
    }
  }
  expect(problems).toEqual([]);
  expect(checked).toBeGreaterThan(5);
});

test('no id stands twice on a page: a link to a lab leads to the lab, and not to a heading of that name', tag, () => {
  const problems: string[] = [];
  let checked = 0;
  for (const page of pages.filter((path) => !path.startsWith('sandbox/'))) {
    const ids = [...read(fileFor(page) ?? '').matchAll(/<[a-z][^>]*?\sid="([^"]+)"/g)].map(([, id]) => id!);
    checked += ids.length;
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length) problems.push(`${page || '(start)'}: ${[...new Set(twice)].join(', ')}`);
  }
  expect(problems).toEqual([]);
  expect(checked).toBeGreaterThan(100);
});

test('stylesheets load nothing from elsewhere and nothing that is missing', tag, () => {
  const problems: string[] = [];
  const sheets = new Set<string>();
  for (const page of pages) {
    for (const [, address = ''] of read(fileFor(page) ?? '').matchAll(/<link[^>]+href="([^"]+\.css)"/g))
      sheets.add(address);
  }
  expect(sheets.size).toBeGreaterThan(0);
  for (const sheet of sheets) {
    const path = sheet.slice(base.length);
    for (const [, address = ''] of read(fileFor(path) ?? '').matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
      if (address.startsWith('data:') || address.startsWith('#')) continue;
      const found = /^(https?:)?\/\//.test(address) ? `${address} is elsewhere` : problem(path, address);
      if (found) problems.push(`${sheet}: ${found}`);
    }
  }
  expect(problems).toEqual([]);
});

test('no script imports from the worker’s own, which WebKit would run a second time', tag, () => {
  const folder = join(dist, '_astro');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const code = (name: string) => read(join(folder, name));
  // The page names it by its address, other scripts of the worker by its place beside them.
  const worker = /_astro\/(worker-[\w-]+\.js)/.exec(scripts.map(code).join('\n'))?.[1];
  expect(scripts).toContain(worker);
  expect(scripts.filter((name) => code(name).includes(`./${worker}`))).toEqual([]);
});
