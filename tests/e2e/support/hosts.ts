/** The built site on hosts as the guide "Deploying the course" sets them up: nginx with the shipped configuration, a bucket. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { freePort } from '../../../tools/lib/free-port';
import { base, dist } from './site';

export const hasNginx = spawnSync('nginx', ['-v']).status === 0;

/** The real nginx with `docs/deploy/nginx.conf`: port, folder and sub-path are those of this test, nothing else is changed. */
export async function nginxSite(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'inside-transformer-nginx-'));
  const port = await freePort();
  const server = readFileSync('docs/deploy/nginx.conf', 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replaceAll('/var/www/course/', `${dist}/`)
    .replaceAll('/course/', base)
    // At the root there is no address without the slash; nothing asks for this one then.
    .replace('location = /course ', `location = ${base.slice(0, -1) || '/course'} `);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = [
    // Started by root, nginx would read the files as nobody.
    process.getuid?.() === 0 ? 'user root;' : '',
    `pid ${folder}/pid; error_log ${folder}/error.log; daemon off; events {}`,
    `http { include /etc/nginx/mime.types; access_log off;`,
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    server,
    '}',
  ].join('\n');
  writeFileSync(join(folder, 'nginx.conf'), config);
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]);
  const ended = new Promise<void>((done) => nginx.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}${base}`;
  await answers(url, () => (nginx.exitCode === null ? null : readFileSync(join(folder, 'error.log'), 'utf8')));
  return {
    url,
    close: async () => {
      nginx.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** As `aws s3 sync` guesses types; what it does not know is binary. */
const TYPES: Record<string, string> = {
  ...{ '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json' },
  ...{ '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.xml': 'text/xml', '.txt': 'text/plain' },
};

/**
 * A bucket's website: objects by their exact key with the metadata of their upload, `index.html` for a key that ends with a
 * slash, `404.html` for one that is not there. It compresses nothing and sends no headers of its own.
 */
export async function bucketSite(): Promise<{ url: string; close(): Promise<void> }> {
  const objects = new Map<string, { path: string; type: string; cache: string }>();
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )) {
    const path = join(dist, name);
    if (statSync(path).isDirectory() || /\.(br|gz)$/.test(name)) continue;
    const cache = name.startsWith('_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    objects.set(`${base.slice(1)}${name}`, { path, type: TYPES[extname(name)] ?? 'binary/octet-stream', cache });
  }
  const server = createServer((asked, answer) => {
    const key = decodeURIComponent(asked.url!.replace(/\?.*/, '').slice(1));
    const found = objects.get(key === '' || key.endsWith('/') ? `${key}index.html` : key);
    const object = found ?? objects.get(`${base.slice(1)}404.html`)!;
    answer.writeHead(found ? 200 : 404, { 'content-type': object.type, 'cache-control': object.cache });
    answer.end(readFileSync(object.path));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Waits for the server; `problem` says why it will never answer. */
async function answers(url: string, problem: () => string | null): Promise<void> {
  for (;;) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    const reason = problem();
    if (reason !== null) throw new Error(`nginx has ended: ${reason}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
