/** The headers of HTTP that the static server reads, and the types of files that it names. */
import { extname } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml',
  '.txt': 'text/plain;charset=utf-8',
  '.md': 'text/markdown;charset=utf-8',
  // Asked for by its name, it is data that the page unpacks, not the encoding of another file.
  '.gz': 'application/gzip',
};

/** @param {string} path */
export const typeOf = (path) => TYPES[extname(path)] ?? 'application/octet-stream';

/**
 * Whether `Accept-Encoding` allows a coding: `gzip, br;q=0` allows gzip.
 * @param {string} header @param {string} coding
 */
export function accepts(header, coding) {
  return header.split(',').some((part) => {
    const [name, ...details] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === coding && !details.some((detail) => /^q=0(\.0*)?$/.test(detail));
  });
}

/**
 * Whether `If-None-Match` names this state of the file.
 * @param {string} etag @param {string | undefined} header
 */
export function isKnown(etag, header) {
  const plain = (/** @type {string} */ tag) => tag.trim().replace(/^W\//, '');
  return header?.trim() === '*' || !!header?.split(',').map(plain).includes(plain(etag));
}

/**
 * The bytes that `Range` asks for, `end` among them; 'none' where the file has none of them; null, which means all, where
 * there is no such header, or one that is wrong, or of several parts: HTTP lets a server ignore any.
 * @param {string | undefined} header @param {number} size
 * @returns {{ start: number, end: number } | 'none' | null}
 */
export function partOf(header, size) {
  const [, from, to, last] = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(header ?? '') ?? [];
  if (last) return Number(last) && size ? { start: Math.max(0, size - Number(last)), end: size - 1 } : 'none';
  if (!from || (to && Number(to) < Number(from))) return null;
  if (Number(from) >= size) return 'none';
  return { start: Number(from), end: to ? Math.min(Number(to), size - 1) : size - 1 };
}
