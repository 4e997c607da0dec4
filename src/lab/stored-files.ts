/**
 * What lies in Cache Storage of this site's files: sizes, and deleting. Files belong to no model by themselves; the
 * manifests say whose they are.
 */
import { CACHE_NAME, keyPrefix } from './chunk-cache';
import { filesOf, readManifest, readModelIndex } from './site-models';

/** SHA-256 → bytes of every stored file; null where this browser stores nothing for this page. */
export async function storedFiles(base: string): Promise<Map<string, number> | null> {
  try {
    const cache = await caches.open(CACHE_NAME);
    const prefix = keyPrefix(base);
    const found = new Map<string, number>();
    for (const request of await cache.keys()) {
      // Another copy of the course may live on the same origin.
      if (!request.url.startsWith(prefix)) continue;
      const response = await cache.match(request);
      if (response) found.set(request.url.slice(prefix.length), await sizeOf(response));
    }
    return found;
  } catch {
    return null;
  }
}

/** Forgets files. Where that fails they stay, and are still listed. */
export async function deleteFiles(base: string, hashes: Iterable<string>): Promise<void> {
  try {
    const cache = await caches.open(CACHE_NAME);
    for (const hash of hashes) await cache.delete(keyPrefix(base) + hash);
  } catch {
    // As above.
  }
}

/**
 * Deletes files that no manifest of the site names any more, such as those of a model that was replaced under the same
 * name. `named`: what is known to be in use. Asks the server only where something else is stored; when it does not
 * answer, everything stays.
 */
export async function prune(base: string, named: readonly string[]): Promise<void> {
  const stored = await storedFiles(base);
  const unnamed = new Set(stored?.keys());
  for (const hash of named) unnamed.delete(hash);
  if (unnamed.size === 0) return;
  try {
    for (const { id } of await readModelIndex(base)) {
      for (const hash of filesOf(await readManifest(base, id))) unnamed.delete(hash);
    }
  } catch {
    return;
  }
  await deleteFiles(base, unnamed);
}

async function sizeOf(response: Response): Promise<number> {
  const length = Number(response.headers.get('content-length'));
  return length || (await response.blob()).size;
}
