/** What a page costs, counted from files; and the files that the build puts beside others. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { holdToBudgets } from '../../../tools/build/budgets';
import { compress } from '../../../tools/build/compress';
import { SiteCosts } from '../../../tools/build/costs';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();
const long = (text: string) => `/*${text.repeat(800)}*/`;
const files: Record<string, string> = {
  'index.html': [
    '<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/course/_astro/a.css">',
    '<script type="module" src="/course/_astro/main.js"></script></head><body>',
    '<astro-island component-url="/course/_astro/lab.js" renderer-url="/course/_astro/main.js" client="reach"></astro-island>',
    '<script type="application/json">{}</script></body></html>',
  ].join(''),
  '_astro/a.css': '@font-face{src:url(/course/_astro/text.woff2)}@font-face{src:url(/course/_astro/KaTeX_Main.woff2)}',
  '_astro/main.js': 'import{a as b}from"./shared.js";b(),import("./later.js");',
  '_astro/lab.js': 'import"./shared.js";export*from"./more.js";const t="import x from ./text.js";',
  '_astro/shared.js': long('shared'),
  '_astro/more.js': 'export const m=1;',
  '_astro/later.js': long('later'),
  '_astro/text.woff2': 'w'.repeat(100),
  '_astro/KaTeX_Main.woff2': 'w'.repeat(900),
};

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});

const gzipped = (...names: string[]) => names.reduce((sum, n) => sum + gzipSync(files[n]!, { level: 9 }).length, 0);

test('scripts with all that they import, sheets, and the fonts that a page without formulas can need', () => {
  const read = ['_astro/main.js', '_astro/lab.js', '_astro/shared.js', '_astro/more.js'];
  expect(new SiteCosts(folder, '/course/').of('index.html')).toEqual({
    html: gzipSync(files['index.html']!).length,
    css: gzipped('_astro/a.css'),
    fonts: 100,
    rest: gzipped('_astro/main.js', '_astro/shared.js'),
    awake: gzipped(...read),
    used: gzipped(...read, '_astro/later.js'),
    requests: 6,
  });
});

test('a page that names a file which is not there is no page', () => {
  expect(() => new SiteCosts(folder, '/other/').of('index.html')).toThrow('which is not in the site');
});

test('a page above its budget is named with what it costs', () => {
  expect(holdToBudgets(folder, '/course/', ['index.html']).excesses).toEqual([]);
  const text = Array.from({ length: 40_000 }, (_, i) => (i * 7919).toString(36)).join(' ');
  writeFileSync(join(folder, 'long.html'), `<p>${text}</p>`);
  const { excesses } = holdToBudgets(folder, '/course/', ['index.html', 'long.html']);
  expect(excesses).toEqual([expect.stringMatching(/^long\.html: html \d+\.\d KB, at most \d+ for the type “chapter”/)]);
});

test('files that shrink get companions, the same each time; small ones and packed ones do not', async () => {
  const names = Object.keys(files);
  expect(await compress(folder, names)).toBe(2);
  const path = join(folder, '_astro/shared.js');
  const read = () => [readFileSync(`${path}.br`), readFileSync(`${path}.gz`)] as const;
  const [br, gz] = read();
  expect(brotliDecompressSync(br).toString()).toBe(files['_astro/shared.js']);
  expect(gunzipSync(gz).toString()).toBe(files['_astro/shared.js']);
  expect(existsSync(join(folder, '_astro/more.js.gz'))).toBe(false);
  expect(existsSync(join(folder, '_astro/text.woff2.br'))).toBe(false);
  await compress(folder, names);
  expect(read()).toEqual([br, gz]);
});
