/**
 * Files over HTTP that are known by size and SHA-256: from the cache where it has them, counted byte by byte while
 * they arrive, verified, and asked for once more before anything is called broken.
 */
import { isOutOfMemory } from '../engine/errors';
import type { ByteCache } from './chunk-cache';
import { LabError } from './errors';
import { sha256 } from './sha256';
import { UnpackerMissing } from './unpack';

export interface RemoteFile {
  url: string;
  /** Of the file, unpacked; lower-case hex. */
  sha256: string;
  /** Size on the way. */
  bytes: number;
  /** How the bytes on the way become the file, e.g. gunzip. */
  unpack?: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

export interface Download {
  cache: ByteCache;
  /** Called with the bytes of this file that are here, at most `bytes`; may fall back when a try was in vain. */
  onBytes?(received: number): void;
  signal?: AbortSignal;
}

/**
 * The file's bytes, verified. Throws `LabError`: `offline`, `interrupted`, `not-found`, `http` {status}, `checksum`,
 * `out-of-memory`, each with `file`, its name, or `script` where what unpacks it is what did not come.
 */
export async function download(file: RemoteFile, options: Download): Promise<Uint8Array<ArrayBuffer>> {
  const cached = await options.cache.get(file.sha256);
  if (cached) {
    if ((await sha256(cached)) === file.sha256) {
      options.onBytes?.(file.bytes);
      return cached;
    }
    await options.cache.remove(file.sha256);
  }
  try {
    return await tryOnce(file, options, 'default');
  } catch (error) {
    // `reload` also passes by a broken copy in the browser's HTTP cache.
    if (isWorthRetrying(error, file)) return tryOnce(file, options, 'reload');
    throw error;
  }
}

/** Another copy of the file brings neither memory nor a script that is missing. */
function isWorthRetrying(error: unknown, { url }: RemoteFile): boolean {
  if (!(error instanceof LabError) || error.details.file !== fileName(url)) return false;
  return error.code === 'interrupted' || error.code === 'checksum';
}

async function tryOnce(file: RemoteFile, options: Download, cache: RequestCache): Promise<Uint8Array<ArrayBuffer>> {
  options.onBytes?.(0);
  const arrived = await fetchBytes(file.url, {
    cache,
    signal: options.signal,
    onBytes: (received) => options.onBytes?.(Math.min(received, file.bytes)),
  });
  const whole = file.unpack ? await file.unpack(arrived).catch(unpackingFailed(file)) : arrived;
  if ((await sha256(whole)) !== file.sha256) throw new LabError('checksum', { file: fileName(file.url) });
  options.onBytes?.(file.bytes);
  // Unpacked: the next page reads 14 MB from the disk sooner than it unpacks 4 MB.
  await options.cache.put(file.sha256, whole);
  return whole;
}

/** The file may not be what is wrong: memory may be short, or the unpacker may not have come. */
function unpackingFailed({ url }: RemoteFile): (error: unknown) => never {
  const file = fileName(url);
  return (error) => {
    if (isOutOfMemory(error)) throw new LabError('out-of-memory', { file });
    if (error instanceof UnpackerMissing) throw networkError('script');
    throw new LabError('checksum', { file });
  };
}

interface FetchOptions {
  cache?: RequestCache;
  signal?: AbortSignal | undefined;
  onBytes?(received: number): void;
}

/** A whole response body. Throws `LabError`s as `download` does, and the signal's reason when aborted. */
export async function fetchBytes(url: string, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const file = fileName(url);
  const request: RequestInit = { cache: options.cache ?? 'default' };
  if (options.signal) request.signal = options.signal;
  try {
    const response = await fetch(url, request);
    if (response.status === 404 || response.status === 410) throw new LabError('not-found', { file });
    if (!response.ok) throw new LabError('http', { file, status: response.status });
    return await collect(response, options.onBytes);
  } catch (error) {
    if (error instanceof LabError || options.signal?.aborted) throw error;
    // The only length here is that of what has arrived: a RangeError is an allocation, whatever its words.
    if (error instanceof RangeError || isOutOfMemory(error)) throw new LabError('out-of-memory', { file });
    throw networkError(file);
  }
}

/** What a failed request means: browsers do not say why it failed. */
export function networkError(file: string): LabError {
  return new LabError(globalThis.navigator?.onLine === false ? 'offline' : 'interrupted', { file });
}

async function collect(response: Response, onBytes?: (received: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    received += part.value.length;
    onBytes?.(received);
  }
  const whole = new Uint8Array(received);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function fileName(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? url
  );
}
