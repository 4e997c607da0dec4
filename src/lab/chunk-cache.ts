/**
 * Bytes by their SHA-256 in Cache Storage, so that the next page, or the next try, downloads nothing again. Every
 * failure here (insecure origin, private window, full disk) only means that bytes are fetched once more.
 */
export interface ByteCache {
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(sha256: string): Promise<void>;
}

/** The name under which a reader's browser lists it. */
export const CACHE_NAME = 'inside-transformer-files';

/** What the keys of the site at `base`, an absolute URL, begin with. Cache Storage wants URLs; nothing is requested there. */
export function keyPrefix(base: string): string {
  return new URL('.files/', base).href;
}

/** Cache of the site at `base`, an absolute URL. */
export function browserCache(base: string): ByteCache {
  const key = (sha256: string) => keyPrefix(base) + sha256;
  const quietly = async <T>(action: (cache: Cache) => Promise<T>): Promise<T | null> => {
    try {
      return await action(await caches.open(CACHE_NAME));
    } catch {
      return null;
    }
  };
  return {
    get: (hash) =>
      quietly(async (cache) => {
        const found = await cache.match(key(hash));
        return found ? new Uint8Array(await found.arrayBuffer()) : null;
      }),
    put: async (hash, bytes) => {
      // The length, so that sizes can be listed without reading the files.
      const headers = { 'content-length': String(bytes.length) };
      await quietly((cache) => cache.put(key(hash), new Response(bytes, { headers })));
    },
    remove: async (hash) => void (await quietly((cache) => cache.delete(key(hash)))),
  };
}
