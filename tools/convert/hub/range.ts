/** The headers of a resumed download (RFC 9110, sections 13.1.5 and 14). */
import type { PartNote } from './partial';

/** Asks for everything from byte `have` on, but only if the file is still the one that `etag` names. */
export function rangeHeaders(have: number, etag: string | null): Record<string, string> {
  if (have === 0) return {};
  return { range: `bytes=${have}-`, ...(etag ? { 'if-range': etag } : {}) };
}

/** What an answer of status 200 or 206 says of the whole file, and where its own bytes start. */
export interface Received extends PartNote {
  start: number;
}

export function readReceived(status: number, header: (name: string) => string | null): Received {
  // A weak ETag (`W/"…"`) names a meaning, not bytes: it is no ground for joining two halves.
  const tag = header('etag');
  const etag = tag !== null && /^"[^"]*"$/.test(tag) ? tag : null;
  if (status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header('content-range') ?? '');
    const total = range?.[2];
    return { start: range ? Number(range[1]) : -1, total: total && total !== '*' ? Number(total) : null, etag };
  }
  const length = header('content-length');
  return { start: 0, total: length !== null && /^\d+$/.test(length) ? Number(length) : null, etag };
}
