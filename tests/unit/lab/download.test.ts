import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ByteCache } from '../../../src/lab/chunk-cache';
import { download, type RemoteFile } from '../../../src/lab/download';
import { gunzipIfNeeded, unzstdIfNeeded } from '../../../src/lab/unpack';
import { sha256 } from '../../../src/lab/sha256';

const content = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 251);
const hash = createHash('sha256').update(content).digest('hex');

let server: Server;
let file: RemoteFile;
let requests = 0;
let answer: (request: number, ...args: Parameters<RequestListener>) => void;

beforeEach(async () => {
  requests = 0;
  answer = (_, __, response) => response.end(content);
  server = createServer((request, response) => answer(++requests, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  file = { url: `http://127.0.0.1:${port}/weights-000.bin`, bytes: content.length, sha256: hash };
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function memoryCache(
  initial: Record<string, Uint8Array<ArrayBuffer>> = {},
): ByteCache & { held: Map<string, Uint8Array> } {
  const held = new Map(Object.entries(initial));
  return {
    held,
    get: async (key) => held.get(key) ?? null,
    put: async (key, bytes) => void held.set(key, bytes),
    remove: async (key) => void held.delete(key),
  };
}

describe('download', () => {
  it('gives verified bytes, counts them and keeps them', async () => {
    const cache = memoryCache();
    const counted: number[] = [];
    const bytes = await download(file, { cache, onBytes: (received) => counted.push(received) });
    expect(bytes).toEqual(content);
    expect(counted.at(0)).toBe(0);
    expect(counted.at(-1)).toBe(content.length);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    expect(cache.held.has(hash)).toBe(true);
  });

  it('asks for nothing that the cache has', async () => {
    expect(await download(file, { cache: memoryCache({ [hash]: content }) })).toEqual(content);
    expect(requests).toBe(0);
  });

  it('throws a damaged copy out of the cache', async () => {
    const cache = memoryCache({ [hash]: content.slice(1) });
    expect(await download(file, { cache })).toEqual(content);
    expect(cache.held.get(hash)).toEqual(content);
  });

  it.each([
    [
      'one flipped byte',
      (response: Parameters<RequestListener>[1]) => response.end(content.map((x, i) => (i === 777 ? x ^ 1 : x))),
    ],
    ['a truncated file', (response: Parameters<RequestListener>[1]) => response.end(content.subarray(0, 5000))],
    [
      'a connection that is cut at 60 %',
      (response: Parameters<RequestListener>[1]) => {
        response.writeHead(200, { 'content-length': content.length });
        response.write(content.subarray(0, 60_000), () => response.destroy());
      },
    ],
  ])('gets over %s with one more request', async (_, fail) => {
    answer = (n, __, response) => void (n === 1 ? fail(response) : response.end(content));
    expect(await download(file, { cache: memoryCache() })).toEqual(content);
    expect(requests).toBe(2);
  });

  it('says which file stays broken, and keeps nothing of it', async () => {
    const cache = memoryCache();
    answer = (_, __, response) => response.end(content.map((x) => x ^ 1));
    await expect(download(file, { cache })).rejects.toMatchObject({
      code: 'checksum',
      details: { file: 'weights-000.bin' },
    });
    expect(requests).toBe(2);
    expect(cache.held.size).toBe(0);
  });

  it.each([
    [404, 'not-found', 1],
    [503, 'http', 1],
  ])('tells status %i as %s', async (status, code, tries) => {
    answer = (_, __, response) => {
      response.statusCode = status;
      response.end('no');
    };
    await expect(download(file, { cache: memoryCache() })).rejects.toMatchObject({ code });
    expect(requests).toBe(tries);
  });

  it('tells a server that is not there as a cut connection, and as offline where the browser is', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(download(file, { cache: memoryCache() })).rejects.toMatchObject({ code: 'interrupted' });
    vi.stubGlobal('navigator', { onLine: false });
    await expect(download(file, { cache: memoryCache() })).rejects.toMatchObject({ code: 'offline' });
    vi.unstubAllGlobals();
  });

  it('stops when aborted', async () => {
    const abort = new AbortController();
    answer = (_, __, response) => {
      response.write(content.subarray(0, 10));
      abort.abort();
    };
    await expect(download(file, { cache: memoryCache(), signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(requests).toBe(1);
  });

  it('unpacks a gzipped file, whether or not the host has said that it is one', async () => {
    const packed = gzipSync(content);
    const gzipped = { ...file, bytes: packed.length, unpack: gunzipIfNeeded };
    answer = (_, __, response) => response.end(packed);
    const cache = memoryCache();
    expect(await download(gzipped, { cache })).toEqual(content);
    expect(await download(gzipped, { cache })).toEqual(content);
    expect(requests).toBe(1);
    answer = (_, __, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(packed);
    };
    expect(await download(gzipped, { cache: memoryCache() })).toEqual(content);
  });

  it('unpacks Zstandard, and leaves alone what the browser has unpacked', async () => {
    const packed = zstdCompressSync(content);
    expect(packed.length).not.toBe(content.length);
    for (const sent of [packed, content]) {
      answer = (_, __, response) => response.end(sent);
      const zipped = { ...file, bytes: packed.length, unpack: unzstdIfNeeded };
      expect(await download(zipped, { cache: memoryCache() })).toEqual(content);
    }
  });

  it.each([gunzipIfNeeded, unzstdIfNeeded])('calls a compressed file that is cut off broken: %o', async (unpack) => {
    const packed = unpack === gunzipIfNeeded ? gzipSync(content) : zstdCompressSync(content);
    answer = (_, __, response) => response.end(packed.subarray(0, packed.length - 4));
    const cut = { ...file, bytes: packed.length, unpack };
    await expect(download(cut, { cache: memoryCache() })).rejects.toMatchObject({ code: 'checksum' });
    expect(requests).toBe(2);
  });
});

describe('a device that runs out of memory', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('says so where what has arrived does not fit, and asks for nothing twice', async () => {
    // As engines fail: the class in one, a mere string in another.
    for (const failure of [new RangeError('No room'), 'out of memory']) {
      const body = { getReader: () => ({ read: () => Promise.reject(failure) }) };
      const fetched = vi.fn(async () => ({ ok: true, status: 200, body }));
      vi.stubGlobal('fetch', fetched);
      const error = await download(file, { cache: memoryCache() }).catch((problem: unknown) => problem);
      expect(error).toMatchObject({ code: 'out-of-memory', details: { file: 'weights-000.bin' } });
      expect(fetched).toHaveBeenCalledTimes(1);
    }
  });

  it.each([new RangeError('Array buffer allocation failed'), new RangeError('Out of memory'), 'out of memory'])(
    'says so where unpacking fails of it: %s',
    async (failure) => {
      const packed = { ...file, unpack: () => Promise.reject(failure as Error) };
      await expect(download(packed, { cache: memoryCache() })).rejects.toMatchObject({ code: 'out-of-memory' });
      expect(requests).toBe(1);
    },
  );

  it('is not what is said of a damaged file whose lengths are wrong', async () => {
    const unpack = () => Promise.reject(new RangeError('offset is out of bounds'));
    await expect(download({ ...file, unpack }, { cache: memoryCache() })).rejects.toMatchObject({ code: 'checksum' });
    expect(requests).toBe(2);
  });
});

it('calls an unpacker that does not come a cut connection, and leaves the file alone', async () => {
  vi.doMock('fzstd', () => {
    throw new TypeError('Importing a module script failed.');
  });
  const unpack = () => unzstdIfNeeded(new Uint8Array([0x28, 0xb5, 0x2f, 0xfd]));
  const error = await download({ ...file, unpack }, { cache: memoryCache() }).catch((problem: unknown) => problem);
  vi.doUnmock('fzstd');
  expect(error).toMatchObject({ code: 'interrupted', details: { file: 'script' } });
  expect(requests).toBe(1);
});

describe('sha256', () => {
  it('is the same without crypto.subtle, as on an insecure origin', async () => {
    expect(await sha256(content)).toBe(hash);
    vi.stubGlobal('crypto', {});
    expect(await sha256(content)).toBe(hash);
    vi.unstubAllGlobals();
  });
});
