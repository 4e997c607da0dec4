/**
 * The built site as other deployers have it: with a second model, with headers that isolate its pages, behind a
 * connection that breaks. Each is served from a port of its own while one worker of the tests needs it.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from '../../../tools/convert/convert';
import { writeModelsIndex } from '../../../tools/convert/models-index';
import { serve } from '../../../tools/serve/server.mjs';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';
import { base, dist } from './site';
import { test } from './test';

export { TINY };
export const TINY_TITLE = 'Tiny random';

interface OtherSite {
  /** With the base path. */
  url: string;
  close(): Promise<unknown>;
}

/** Playwright's `test` on another site. */
export function testOn(start: () => Promise<OtherSite>) {
  return test.extend<object, { otherSite: string }>({
    otherSite: [
      // Playwright wants the fixtures that a fixture needs as an object, also where it needs none.
      // eslint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const { url, close } = await start();
        await use(url);
        await close();
      },
      { scope: 'worker', timeout: 120_000 },
    ],
    baseURL: ({ otherSite }, use) => use(otherSite),
  });
}

const local = { host: '127.0.0.1', port: 0, ifBusy: 'fail', base } as const;

/** Pages are cross-origin isolated. */
export const isolatedSite = () => serve({ ...local, folder: dist, isolated: true });

/** A host that sends every file as it is. */
export const uncompressedSite = () => serve({ ...local, folder: dist, compressed: false });

/** Has a second model with random weights and sizes unlike the first one's. */
export async function siteWithTwoModels(): Promise<OtherSite> {
  const folder = mkdtempSync(join(tmpdir(), 'inside-transformer-site-'));
  const [site, models, checkpoint] = ['site', 'site/models', 'checkpoint'].map((name) => join(folder, name));
  mkdirSync(site!);
  for (const name of readdirSync(dist)) if (name !== 'models') symlinkSync(join(dist, name), join(site!, name));
  cpSync(join(dist, 'models'), models!, { recursive: true });
  await writeCheckpoint(checkpoint!, tinyTensors());
  await convert({
    from: checkpoint!,
    id: 'tiny',
    title: TINY_TITLE,
    license: 'CC0-1.0',
    weights: 'int8',
    out: models!,
  });
  await writeModelsIndex(models!);
  const server = await serve({ ...local, folder: site! });
  const close = () => server.close().then(() => rmSync(folder, { recursive: true, force: true }));
  return { url: server.url, close };
}

/** Breaks connections: while `breaks` matches a path, only this share of the file's bytes arrives. */
export const connection: { breaks: RegExp | null; share: number } = { breaks: null, share: 0.6 };

/** Passes everything on to the site, over a connection as `connection` says. */
export async function siteBehindBadConnection(): Promise<OtherSite> {
  const site = await serve({ ...local, folder: dist });
  const port = Number(new URL(site.url).port);
  const proxy = createServer((asked, answer) => {
    const { method, headers } = asked;
    const onward = request({ host: '127.0.0.1', port, path: asked.url, method, headers }, (found) => {
      answer.writeHead(found.statusCode!, found.headers);
      if (!connection.breaks?.test(asked.url!)) return void found.pipe(answer);
      let left = Number(found.headers['content-length']) * connection.share;
      found.on('data', (part: Buffer) => {
        answer.write(part.subarray(0, left));
        left -= part.length;
        if (left <= 0) answer.destroy();
      });
    });
    onward.end();
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${base}`;
  return {
    url,
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await site.close();
    },
  };
}
