/**
 * The static server of `npm start`, `npm run serve` and the browser tests: a built site from a folder, as brotli or gzip
 * where the build has put that beside a file, right content types, the nearest 404 page, optionally under a sub-path.
 * Nothing a static host does not do, so that what works here works there.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

export interface ServeOptions {
  /** Folder with the built site. */
  folder: string;
  /** `/` or `/course/`: where the site was built to live. */
  base: string;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Where the port is taken: try the next ones, or fail. */
  ifBusy: 'next' | 'fail';
  /** Send the headers that isolate pages from other origins; browsers then let them compute with several threads. */
  isolated?: boolean;
  /** false: send every file as it lies there, as hosts do that know no compression. */
  compressed?: boolean;
}

export interface RunningServer {
  /** Address a person can open, with the base path. */
  url: string;
  close(): Promise<void>;
}

/** Ports tried after the wanted one. */
const ATTEMPTS = 20;

/** `course`, `/course`, `/course/` → `/course/`; empty → `/`. */
export function normaliseBase(base: string | undefined): string {
  const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}/` : '/';
}

/** Starts the server. Rejects with EADDRINUSE where the port is taken and `ifBusy` is `fail`. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const server = createServer(await handler(options));
  const port = await listen(server, options);
  const name = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(options.host) ? 'localhost' : options.host;
  return {
    url: `http://${name}:${port}${options.base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Answers requests below the base, redirects `/` and the base without its slash to it, and says 404 to the rest. */
async function handler({
  folder,
  base,
  isolated = false,
  compressed = true,
}: ServeOptions): Promise<(req: IncomingMessage, res: ServerResponse) => void> {
  const files = sirv(folder, { etag: true, dev: true, setHeaders, brotli: compressed, gzip: compressed });

  return (req, res) => {
    if (isolated) for (const [name, value] of Object.entries(ISOLATION)) res.setHeader(name, value);
    const [path = '/', query] = (req.url ?? '/').split('?');
    if (base !== '/' && (path === '/' || path === base.slice(0, -1))) {
      res.writeHead(302, { location: base }).end();
      return;
    }
    if (!path.startsWith(base)) return void sendNotFound(res, '');
    req.url = `/${path.slice(base.length)}${query === undefined ? '' : `?${query}`}`;
    files(req, res, () => void sendNotFound(res, path.slice(base.length)));
  };

  /** The page of the language, `ja/404.html` for `ja/…`, as some hosts do; else the one for all. */
  async function sendNotFound(res: ServerResponse, path: string): Promise<void> {
    const [first = ''] = path.split('/');
    const places = /^[\w-]+$/.test(first) ? [join(folder, first), folder] : [folder];
    let page: Buffer | undefined;
    for (const place of places) page ??= await readFile(join(place, '404.html')).catch(() => undefined);
    res.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? 'Not found');
  }
}

/** Pages share memory with their workers only under these. Everything on a page comes from the site itself anyway. */
const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Hashed assets for ever, all else to be asked for again. */
function setHeaders(res: ServerResponse, path: string): void {
  // An experiment in a frame that its host has sandboxed has no origin: even its own scripts come from another one to it.
  res.setHeader('access-control-allow-origin', '*');
  const hashed = path.startsWith('/_astro/');
  res.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  // A stored .gz file is data that the page unpacks; sirv would name gzip as its encoding, and the browser unpack it.
  if (path.endsWith('.gz')) {
    res.setHeader('content-type', 'application/gzip');
    res.setHeader('content-encoding', 'identity');
  }
}

function listen(server: Server, { host, port, ifBusy }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    let next = port;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || ifBusy === 'fail' || next >= port + ATTEMPTS) return reject(error);
      next += 1;
      server.listen(next, host);
    });
    server.on('listening', () => resolve((server.address() as AddressInfo).port));
    server.listen(next, host);
  });
}
