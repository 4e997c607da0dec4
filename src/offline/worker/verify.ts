/**
 * Files from the network, taken only if they are what the list says, byte for byte: a half-finished deployment, a page of a
 * hotel's network or a cut-off answer is never kept as the course.
 */
import type { CourseFile } from '../course';
import { base } from './scope';

/**
 * Whether an answer may be the file, by its status. Some hosts answer 404 for a 404 page at its own address too; whether it
 * is that page, its bytes say.
 */
export function isFound(path: string, { ok, status }: Response): boolean {
  return ok || (status === 404 && /(^|\/)404\.html$/.test(path));
}

/**
 * The answer with its bytes if it is the file, else null; with status 200 in any case. Its headers stay: a host may isolate
 * its pages with them.
 */
export async function verified(path: string, [hash]: CourseFile, response: Response): Promise<Response | null> {
  if (!isFound(path, response)) return null;
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== hash) return null;
  const headers = headersOf(response);
  headers.set('content-length', String(bytes.byteLength));
  return new Response(bytes, { headers });
}

/** An answer's headers, for another one with its bytes: they are unpacked by now. */
export function headersOf(response: Response): Headers {
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return headers;
}

/** Null where the site has another file there. Throws where the network fails, and when it is told to stop. */
export async function fetchVerified(path: string, file: CourseFile, signal: AbortSignal): Promise<Response | null> {
  // `reload` also passes by an outdated or broken copy in the browser's HTTP cache.
  for (const cache of ['default', 'reload'] as const) {
    const response = await fetch(new URL(path, base()).href, { cache, priority: 'low', signal });
    const found = await verified(path, file, response);
    if (found) return found;
  }
  return null;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
