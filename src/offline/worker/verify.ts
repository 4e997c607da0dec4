/**
 * Files from the network, taken only if they are what the list says, byte for byte: a half-finished deployment, a page of a
 * hotel's network or a cut-off answer is never kept as the course.
 */
import type { CourseFile } from '../course';
import { base } from './scope';

/** The answer with its bytes if it is the file, else null. Its headers stay: a host may isolate its pages with them. */
export async function verified(response: Response, [hash]: CourseFile): Promise<Response | null> {
  if (!response.ok) return null;
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== hash) return null;
  const headers = new Headers(response.headers);
  // The bytes are unpacked by now.
  headers.delete('content-encoding');
  headers.set('content-length', String(bytes.byteLength));
  return new Response(bytes, { headers });
}

/** Null where the site has another file there. Throws where the network fails, and when it is told to stop. */
export async function fetchVerified(path: string, file: CourseFile, signal: AbortSignal): Promise<Response | null> {
  // `reload` also passes by an outdated or broken copy in the browser's HTTP cache.
  for (const cache of ['default', 'reload'] as const) {
    const response = await fetch(new URL(path, base()).href, { cache, priority: 'low', signal });
    const found = await verified(response, file);
    if (found) return found;
  }
  return null;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
