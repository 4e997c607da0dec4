/**
 * What the static server says to one request: a file of the folder, the address where it is, or the nearest 404 page.
 * Nothing a static host does not do, so that what works here works there.
 */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { accepts, isKnown, partOf, typeOf } from './headers.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ path: string, size: number, changed: Date }} File */

/**
 * Pages share memory with their workers only under the first two; the third lets pages that are isolated themselves, and
 * frames without an origin, have what lies here.
 */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What the build puts beside a file, the smallest first. */
const ENCODINGS = /** @type {const} */ ([
  ['br', '.br'],
  ['gzip', '.gz'],
]);

/**
 * Answers requests below the base, redirects `/` and the base without its slash to it, and says 404 to the rest.
 * @param {Pick<import('./server.mjs').ServeOptions, 'folder' | 'base' | 'isolated' | 'compressed'>} options
 * @returns {(req: Request, res: Response) => Promise<void>} never rejects; settled when no file is read any more
 */
export function answerer({ folder, base, isolated = false, compressed = true }) {
  return (req, res) =>
    // Whatever one request is about, the next one finds a server.
    answer(req, res).catch((/** @type {Error} */ error) => {
      if (res.headersSent) {
        res.destroy();
      } else {
        console.error(error.message);
        res.writeHead(500).end();
      }
    });

  /** @param {Request} req @param {Response} res */
  async function answer(req, res) {
    if (isolated) for (const [name, value] of Object.entries(ISOLATION)) res.setHeader(name, value);
    // An experiment in a frame that its host has sandboxed has no origin: even its own scripts come from another one to it.
    res.setHeader('access-control-allow-origin', '*');
    res.setHeader('cache-control', 'no-cache');
    if (req.method !== 'GET' && req.method !== 'HEAD') return void res.writeHead(405, { allow: 'GET, HEAD' }).end();

    const { path, query } = /^(?<path>[^?]*)(?<query>.*)$/s.exec(req.url ?? '/')?.groups ?? {};
    /** @param {number} status @param {string} location */
    const redirect = (status, location) => void res.writeHead(status, { location: location + query }).end();
    if (base !== '/' && path === '/') return redirect(302, base);
    if (`${path}/` === base) return redirect(301, base);

    const names = namesIn(path ?? '', base);
    if (!names) return notFound(res, undefined);
    const isPage = names.at(-1) === '';
    const file = await fileAt(join(folder, ...names, isPage ? 'index.html' : ''));
    if (file) return send(req, res, file, names[0] === '_astro');
    // Without its slash, the links of a page would lead elsewhere. Made of names alone, the address stays on this site.
    if (!isPage && (await fileAt(join(folder, ...names, 'index.html'))))
      return redirect(301, `${base}${names.map(encodeURIComponent).join('/')}/`);
    return notFound(res, names[0]);
  }

  /** @param {Request} req @param {Response} res @param {File} file @param {boolean} hashed */
  async function send({ headers, method }, res, file, hashed) {
    const { file: best, encoding } = await smallest(file, headers['accept-encoding'] ?? '');
    const etag = `W/"${best.size}-${best.changed.getTime()}${encoding ? `-${encoding}` : ''}"`;
    // Hashed assets for ever, all else to be asked for again.
    if (hashed) res.setHeader('cache-control', 'public, max-age=31536000, immutable');
    if (compressed) res.setHeader('vary', 'Accept-Encoding');
    res.setHeader('etag', etag);
    if (isKnown(etag, headers['if-none-match'])) return void res.writeHead(304).end();

    res.setHeader('last-modified', best.changed.toUTCString());
    res.setHeader('content-type', typeOf(file.path));
    if (encoding) res.setHeader('content-encoding', encoding);
    res.setHeader('accept-ranges', 'bytes');
    // Who has a part of an older state gets all of this one; whether theirs is this one, a weak tag does not say.
    const wanted = method === 'GET' && !headers['if-range'] ? headers.range : undefined;
    const part = partOf(wanted, best.size);
    if (part === 'none') return void res.writeHead(416, { 'content-range': `bytes */${best.size}` }).end();
    const { start, end } = part ?? { start: 0, end: best.size - 1 };
    const content = method === 'HEAD' || best.size === 0 ? null : createReadStream(best.path, { start, end });
    // Before a word is said: a file that has gone since, as when the site is built anew, is an error and no broken page. And
    // whoever cuts the connection off while it opens would leave its error to nobody.
    if (content) await once(content, 'open');
    if (part) res.setHeader('content-range', `bytes ${start}-${end}/${best.size}`);
    res.writeHead(part ? 206 : 200, { 'content-length': end - start + 1 });
    if (content) await pipeline(content, res);
    else res.end();
  }

  /**
   * The file as the browser takes it with the fewest bytes.
   * @param {File} file @param {string} accepted
   * @returns {Promise<{ file: File, encoding?: string }>}
   */
  async function smallest(file, accepted) {
    for (const [encoding, ending] of compressed ? ENCODINGS : []) {
      const packed = accepts(accepted, encoding) && (await fileAt(file.path + ending));
      if (packed) return { file: packed, encoding };
    }
    return { file };
  }

  /**
   * The page of the language, `ja/404.html` for `ja/…`, as some hosts do; else the one for all.
   * @param {Response} res @param {string | undefined} first
   */
  async function notFound(res, first) {
    const places = first && /^[\w-]+$/.test(first) ? [join(folder, first), folder] : [folder];
    /** @type {Buffer | undefined} */
    let page;
    for (const place of places) page ??= await readFile(join(place, '404.html')).catch(() => undefined);
    res.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? 'Not found');
  }
}

/**
 * `/course/ja/embedding/` below `/course/` → `['ja', 'embedding', '']`; null where no file can be meant. Every name is that
 * of a folder or file right in the one before, so that nothing outside of the site can be reached.
 * @param {string} path @param {string} base
 */
function namesIn(path, base) {
  if (!path.startsWith(base)) return null;
  const names = path.slice(base.length).split('/');
  try {
    const decoded = names.map(decodeURIComponent);
    const last = decoded.length - 1;
    const fine = decoded.every((name, i) => (name ? !/^\.\.?$|[/\\\0]/.test(name) : i === last));
    return fine ? decoded : null;
  } catch {
    return null;
  }
}

/** @param {string} path @returns {Promise<File | null>} */
async function fileAt(path) {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { path, size: found.size, changed: found.mtime } : null;
}
