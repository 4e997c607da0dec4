/** Requests that no browser sends to a well-made page, and that the static server has to bear all the same. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../../../tools/serve/server.mjs';

const TEXT = 'abcdefghij'.repeat(10);
let folder: string;
const servers: Record<string, RunningServer> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-requests-'));
  for (const name of ['evil', 'empty', 'ja', 'ja/embedding', '_astro']) mkdirSync(join(folder, name));
  for (const name of ['index.html', 'evil/index.html', 'ja/embedding/index.html', 'letters.txt', '_astro/a.js'])
    writeFileSync(join(folder, name), TEXT);
  writeFileSync(join(folder, '_astro/a.js.gz'), gzipSync(TEXT));
  writeFileSync(join(folder, 'nothing.bin'), '');
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(2 ** 24));
  for (const base of ['/', '/course/'])
    servers[base] = await serve({ folder, base, host: '127.0.0.1', port: 0, ifBusy: 'fail' });
});

afterAll(async () => {
  for (const server of Object.values(servers)) await server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path exactly as it is written: `fetch` would tidy it up, and follow redirects. */
function ask(path: string, headers: Record<string, string> = {}, { method = 'GET', base = '/' } = {}) {
  const port = new URL(servers[base]!.url).port;
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (found) => {
      let text = '';
      found.on('data', (part: Buffer) => (text += part.toString('latin1')));
      found.on('end', () => done({ status: found.statusCode!, headers: found.headers, text }));
    });
    asked.on('error', fail).end();
  });
}

describe('a part of a file', () => {
  it.each([
    ['bytes=0-4', 'abcde', 'bytes 0-4/100'],
    ['bytes=95-', 'fghij', 'bytes 95-99/100'],
    ['bytes=98-500', 'ij', 'bytes 98-99/100'],
    ['bytes=-3', 'hij', 'bytes 97-99/100'],
    ['bytes=-500', TEXT, 'bytes 0-99/100'],
  ])('%s', async (range, text, where) => {
    const part = await ask('/letters.txt', { range });
    expect(part).toMatchObject({ status: 206, text, headers: { 'content-range': where } });
    expect(part.headers['content-length']).toBe(String(text.length));
  });

  it.each(['bytes=5-2', 'bytes=-', 'bytes=a-b', 'bytes=0-1,4-5', 'lines=1-2', 'bytes 0-1', ''])(
    'all of it for "%s", which names none',
    async (range) => expect(await ask('/letters.txt', { range })).toMatchObject({ status: 200, text: TEXT }),
  );

  it.each(['bytes=100-', 'bytes=9999999999999999999999-', 'bytes=-0'])('416 for %s', async (range) => {
    expect(await ask('/letters.txt', { range })).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */100' },
    });
  });

  it('is not given for an older state of the file, nor to who asks for headers alone', async () => {
    expect((await ask('/letters.txt', { range: 'bytes=0-4', 'if-range': '"old"' })).status).toBe(200);
    expect((await ask('/letters.txt', { range: 'bytes=0-4' }, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('a folder without its final slash', () => {
  it.each([
    ['/', '/ja/embedding', '/ja/embedding/'],
    ['/', '/ja/embedding?theme=dark&x=a?b', '/ja/embedding/?theme=dark&x=a?b'],
    ['/course/', '/course/ja/embedding?theme=dark', '/course/ja/embedding/?theme=dark'],
    ['/course/', '/course?theme=dark', '/course/?theme=dark'],
  ])('below %s, %s leads to %s', async (base, path, location) => {
    expect(await ask(path, {}, { base })).toMatchObject({ status: 301, headers: { location } });
  });

  it.each(['/empty', '/empty/', '/letters.txt/', '/no', '//evil', '/\\evil', '/%5Cevil', '/%2Fevil', '/.//evil'])(
    '%s leads nowhere',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(answer.headers).not.toHaveProperty('location');
    },
  );
});

it.each([
  '/%',
  '/%00',
  '/%FF',
  '/ja/..%2f..%2fetc/passwd',
  '/../secret',
  '*',
  'http://a/b',
  `/long${'g'.repeat(5000)}`,
])('bears %.20s', async (path) => {
  expect((await ask(path)).status).toBe(404);
  expect((await ask('/')).status).toBe(200);
});

it('bears readers who leave in the middle of a file', async () => {
  const { port } = new URL(servers['/']!.url);
  await new Promise<void>((gone) => {
    const asked = request({ host: '127.0.0.1', port, path: '/large.bin' }, (found) => {
      found.once('data', () => asked.destroy());
      found.on('error', () => undefined).on('close', () => gone());
    });
    asked.end();
  });
  expect((await ask('/')).status).toBe(200);
});

it('says what it cannot do', async () => {
  expect(await ask('/', {}, { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

it('sends headers without the file where that is asked, and empty files', async () => {
  const head = await ask('/letters.txt', {}, { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '100' } });
  expect(await ask('/nothing.bin')).toMatchObject({ status: 200, text: '', headers: { 'content-length': '0' } });
});

it('says that a file is still the same, under the rules under which it was sent', async () => {
  const { headers } = await ask('/_astro/a.js', { 'accept-encoding': 'gzip' });
  expect(headers['content-encoding']).toBe('gzip');
  const { etag } = headers as { etag: string };
  for (const known of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
    const same = await ask('/_astro/a.js', { 'accept-encoding': 'gzip', 'if-none-match': known });
    expect(same).toMatchObject({ status: 304, text: '', headers: { etag, vary: 'Accept-Encoding' } });
    expect(same.headers['cache-control']).toContain('immutable');
  }
  for (const accepted of ['gzip;q=0', 'identity']) {
    const other = await ask('/_astro/a.js', { 'accept-encoding': accepted, 'if-none-match': etag });
    expect(other).toMatchObject({ status: 200, text: TEXT });
  }
});
