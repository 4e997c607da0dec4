/**
 * A site of a test's own, under the test's hand: its files can change as after a new deployment, its server can be stopped
 * as when the network is pulled, and it knows what it was asked for.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { courseOf } from '../../../tools/offline/course';
import { serviceWorker } from '../../../tools/offline/integration';
import { serve } from '../../../tools/serve/server.mjs';
import { base, dist } from './site';

export interface OwnSite {
  /** With the base path. */
  url: string;
  /** Paths below the base, of everything that was asked for and found. */
  asked: string[];
  stop(): Promise<void>;
  /** Never answers what asks for this path, below the base. */
  hold(path: string): void;
  /** Paths that were held. */
  held: string[];
  start(): Promise<void>;
  /** Changes a file's text; the change is not on the list of the service worker before `publish`. */
  change(path: string, edit: (text: string) => string): void;
  remove(path: string): void;
  /** A service worker for the files as they are now. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

/** What a change may touch is copied, weights and the gallery are not. */
const LINKED = /^(models|exact|sandbox|_astro)$/;

export async function ownSite(): Promise<OwnSite> {
  const folder = mkdtempSync(join(tmpdir(), 'inside-transformer-own-'));
  for (const name of readdirSync(dist)) {
    if (LINKED.test(name)) symlinkSync(join(dist, name), join(folder, name));
    else cpSync(join(dist, name), join(folder, name), { recursive: true });
  }
  const site = await serve({ host: '127.0.0.1', port: 0, ifBusy: 'fail', base, folder });
  const asked: string[] = [];
  const held: string[] = [];
  let holding: string | null = null;
  let port = 0;
  let front: Server;

  const start = async () => {
    front = createServer((incoming, answer) => {
      const { method, headers, url } = incoming;
      const path = url!.slice(base.length).replace(/\?.*/, '');
      if (path === holding) return void held.push(path);
      const onward = request({ host: '127.0.0.1', port: Number(new URL(site.url).port), path: url, method, headers });
      onward.on('response', (found) => {
        if (found.statusCode === 200) asked.push(path);
        answer.writeHead(found.statusCode!, found.headers);
        found.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      onward.end();
    });
    await new Promise<void>((ready) => front.listen(port, '127.0.0.1', ready));
    ({ port } = front.address() as AddressInfo);
  };
  const stop = async () => {
    const closed = new Promise((done) => front.close(done));
    front.closeAllConnections();
    await closed;
  };
  // With what the build compressed of it: the server prefers that.
  const remove = (path: string) =>
    ['', '.br', '.gz'].forEach((end) => rmSync(join(folder, path + end), { force: true }));
  const write = (path: string, text: string) => {
    remove(path);
    writeFileSync(join(folder, path), text);
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}${base}`,
    asked,
    held,
    hold: (path) => void (holding = path),
    start,
    stop,
    change: (path, edit) => write(path, edit(readFileSync(join(folder, path), 'utf8'))),
    remove,
    publish: async () => write('sw.js', await serviceWorker(courseOf(folder))),
    close: async () => {
      await stop().catch(() => undefined);
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
