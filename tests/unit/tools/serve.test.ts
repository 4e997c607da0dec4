/** The static server, asked over HTTP. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseBase, serve, type RunningServer } from '../../../tools/serve/server.mjs';

let folder: string;
const running: RunningServer[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  mkdirSync(join(folder, 'embedding'));
  mkdirSync(join(folder, '_astro'));
  const start = `<!doctype html>${'start '.repeat(500)}`;
  writeFileSync(join(folder, 'index.html'), start);
  writeFileSync(join(folder, 'index.html.br'), brotliCompressSync(start));
  writeFileSync(join(folder, 'index.html.gz'), gzipSync(start));
  writeFileSync(join(folder, '404.html'), '<!doctype html>no such page');
  mkdirSync(join(folder, 'ja'));
  writeFileSync(join(folder, 'ja', '404.html'), '<!doctype html>ページはありません');
  writeFileSync(join(folder, 'embedding', 'index.html'), '<!doctype html>chapter');
  writeFileSync(join(folder, '_astro', 'a.wasm'), Buffer.alloc(4096));
  writeFileSync(join(folder, '_astro', 'b.wasm.gz'), Buffer.from([0x1f, 0x8b, 8, 0]));
  writeFileSync(join(folder, 'weights-0.bin'), Buffer.alloc(4096, 7));
});

afterAll(async () => {
  await Promise.all(running.map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

async function start(base = '/', port = 0, ifBusy: 'next' | 'fail' = 'fail'): Promise<RunningServer> {
  const server = await serve({ folder, base, host: '127.0.0.1', port, ifBusy });
  running.push(server);
  return server;
}

describe('at the root', () => {
  it('isolates pages from other origins where that is wanted, and only there', async () => {
    const isolated = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, ifBusy: 'fail', isolated: true });
    running.push(isolated);
    const policies = async (url: string) => {
      const { headers } = await fetch(url);
      return ['opener', 'embedder', 'resource'].map((what) => headers.get(`cross-origin-${what}-policy`));
    };
    // The last lets them be framed by pages that are isolated themselves.
    const all = ['same-origin', 'require-corp', 'cross-origin'];
    expect(await policies(isolated.url)).toEqual(all);
    expect(await policies(`${isolated.url}_astro/a.wasm`)).toEqual(all);
    expect(await policies(`${isolated.url}no/such/page/`)).toEqual(all);
    expect(await policies((await start()).url)).toEqual([null, null, null]);
  });

  it('serves pages, types and cache rules as a static host does', async () => {
    const { url } = await start();
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-encoding')).toBe('gzip');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('start');
    expect(await (await fetch(`${url}embedding/`)).text()).toContain('chapter');

    const wasm = await fetch(`${url}_astro/a.wasm`);
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect(wasm.headers.get('cache-control')).toContain('immutable');
  });

  it('sends what the browser understands, and as it is where compression is off', async () => {
    const plain = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, ifBusy: 'fail', compressed: false });
    running.push(plain);
    const encoding = async (url: string, accepted: string) => {
      const page = await fetch(url, { headers: { 'accept-encoding': accepted } });
      expect(await page.text()).toContain('start');
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      return page.headers.get('content-encoding');
    };
    const { url } = await start();
    expect(await encoding(url, 'gzip, br')).toBe('br');
    expect(await encoding(url, 'gzip')).toBe('gzip');
    expect(await encoding(url, 'identity')).toBeNull();
    expect(await encoding(plain.url, 'gzip, br')).toBeNull();
  });

  it('hands out a stored .gz file as it is', async () => {
    const { url } = await start();
    const packed = await fetch(`${url}_astro/b.wasm.gz`);
    expect(packed.headers.get('content-encoding')).toBeNull();
    expect([...new Uint8Array(await packed.arrayBuffer())]).toEqual([0x1f, 0x8b, 8, 0]);
  });

  it('sends weights byte by byte the same, with their length', async () => {
    const { url } = await start();
    const weights = await fetch(`${url}weights-0.bin`);
    expect(weights.headers.get('content-length')).toBe('4096');
    expect(new Uint8Array(await weights.arrayBuffer()).every((byte) => byte === 7)).toBe(true);
  });

  it('answers in the language of the address where there is no page', async () => {
    for (const base of ['/', '/course/']) {
      const { url } = await start(base);
      const missing = await fetch(`${url}ja/no/such/page/`);
      expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('ページはありません')]);
      expect(await (await fetch(`${url}embedding/no/`)).text()).toContain('no such page');
    }
  });

  it("answers with the site's 404 page, and never with a file outside of the folder", async () => {
    const { url } = await start();
    for (const path of ['nothing/', '..%2f..%2fetc/passwd', '%2e%2e/secret']) {
      const missing = await fetch(url + path);
      expect(missing.status).toBe(404);
      expect(await missing.text()).toContain('no such page');
    }
  });
});

describe('under a sub-path', () => {
  it('serves below it, leads to it, and is 404 elsewhere', async () => {
    const { url } = await start('/course/');
    expect(url).toMatch(/\/course\/$/);
    expect(await (await fetch(`${url}embedding/`)).text()).toContain('chapter');
    const root = url.replace('course/', '');
    expect((await fetch(root)).url).toBe(url.replace('localhost', new URL(root).hostname));
    expect((await fetch(`${root}course`)).url).toMatch(/\/course\/$/);
    expect((await fetch(`${root}embedding/`)).status).toBe(404);
  });

  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['course', '/course/'],
    ['/a/b', '/a/b/'],
  ])('reads %j as %s', (given, expected) => {
    expect(normaliseBase(given)).toBe(expected);
  });
});

it('takes the next port where one is taken, or says so', async () => {
  const first = new URL((await start()).url).port;
  const next = await start('/', Number(first), 'next');
  expect(Number(new URL(next.url).port)).toBeGreaterThan(Number(first));
  await expect(start('/', Number(first), 'fail')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
