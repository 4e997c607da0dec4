/**
 * What readers pay: at most 60 KB of JavaScript (gzip) for a chapter that they open, 65 KB once they have read it to its end
 * and every lab on it is awake, nothing of the model; at most 16 MB
 * until the first live answer, also from a host that compresses nothing. What pages cost by what they name, the build
 * itself holds to its budgets (`tools/build/budgets.ts`); here is what a browser asks for.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';
import { expect, test } from './support/test';
import { askLive, promptLabs, readToTheEnd } from './support/lab';
import { testOn, uncompressedSite } from './support/other-sites';
import { base, chapterPages, dist, modelRequest } from './support/site';

const REST_LIMIT = 60_000;
const AWAKE_LIMIT = 65_000;
const FIRST_ANSWER_LIMIT = 16_000_000;

/** Collects the requests of a page and of its workers. */
function requestsOf(page: Page): Request[] {
  const requests: Request[] = [];
  page.context().on('requestfinished', (request) => requests.push(request));
  return requests;
}

/** Bytes that came over the wire, without headers. */
async function transferred(requests: Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

/** Bytes of the site's own files with gzip, which every host can send; what this server sends is smaller. */
function gzipped(requests: Request[]): number {
  const files = requests.map((request) => new URL(request.url()).pathname.slice(base.length));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
}

/**
 * Search is left out of the budget: Starlight's search field and Pagefind, its engine. What only tells Pagefind which parts
 * of a page to leave out (`data-pagefind-ignore`) is no search.
 */
async function isSearch(request: Request): Promise<boolean> {
  const text = (await (await request.response())?.text()) ?? '';
  return /pagefind/i.test(request.url() + text.replaceAll(/data-pagefind-/g, ''));
}

async function scriptsOf(requests: Request[]): Promise<{ own: Request[]; search: Request[] }> {
  const scripts = requests.filter((request) => /\.m?js$/.test(new URL(request.url()).pathname));
  const own: Request[] = [];
  const search: Request[] = [];
  for (const script of scripts) ((await isSearch(script)) ? search : own).push(script);
  return { own, search };
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

for (const path of chapterPages) {
  test(`/${path} costs at most 60 KB of JavaScript at rest, 65 KB read to its end, and nothing of the model`, async ({
    page,
  }) => {
    const requests = requestsOf(page);
    let workers = 0;
    page.on('worker', () => (workers += 1));
    await page.goto(path || './');
    await page.waitForLoadState('networkidle');
    expect(gzipped((await scriptsOf(requests)).own), 'at rest').toBeLessThanOrEqual(REST_LIMIT);
    await readToTheEnd(page);

    const { own, search } = await scriptsOf(requests);
    const bytes = gzipped(own);
    const searchBytes = gzipped(search);
    console.log(`JavaScript of /${path}: ${kilobytes(bytes)} in ${own.length} files, search ${kilobytes(searchBytes)}`);
    expect(own.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(AWAKE_LIMIT);
    expect(requests.map((request) => request.url()).filter((url) => modelRequest.test(new URL(url).pathname))).toEqual(
      [],
    );
    expect(workers).toBe(0);
  });
}

testOn(uncompressedSite)(
  'the first live answer costs at most 16 MB from a host that compresses nothing',
  async ({ page }) => {
    const requests = requestsOf(page);
    const html = await (await page.goto('./'))!.allHeaders();
    expect(html['content-encoding']).toBeUndefined();
    await askLive(promptLabs(page).first(), 'The old king opened the door and');
    await page.waitForLoadState('networkidle');

    const bytes = await transferred(requests);
    const model = await transferred(requests.filter((request) => modelRequest.test(request.url())));
    console.log(
      `To the first live answer: ${(bytes / 1e6).toFixed(2)} MB, of which model and runtime ${(model / 1e6).toFixed(2)} MB`,
    );
    // The weights alone are several megabytes: a smaller sum would mean that the worker's requests were not counted.
    expect(model).toBeGreaterThan(3_000_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_ANSWER_LIMIT);
  },
);
