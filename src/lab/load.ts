/** Brings a model from the site into the worker: manifest, graph, weights and runtime, all in one progress. */
import { bytes as wasmBytes, sha256 as wasmSha256, url as wasmUrl } from 'virtual:runtime-wasm';
import { fileBytes } from '../engine/manifest';
import { loadModel, type Model } from '../engine/model';
import { configureRuntime } from '../engine/runtime';
import { VOCABULARY_SIZE } from '../engine/tokenizer';
import type { ChunkInfo, Manifest } from '../engine/types';
import { browserCache } from './chunk-cache';
import { download, type RemoteFile } from './download';
import { LabError } from './errors';
import { reportProgress, type LoadingProgress } from './progress';
import { DEFAULT_MODEL } from './site';
import { filesOf, modelFolder, readManifest, readModelIndex } from './site-models';
import { prune } from './stored-files';
import { threadCount } from './threads';
import { gunzipIfNeeded, unzstdIfNeeded } from './unpack';

export interface Loaded {
  model: Model;
  threads: number;
  /** Deletes stored files that are of no more use; not awaited, because nobody has to wait for it. */
  tidyUp(): void;
}

/** Loads a model of the site at `base`; the default one where the site has none with this id. */
export async function loadFromSite(
  base: string,
  id: string,
  onProgress: (progress: LoadingProgress) => void,
): Promise<Loaded> {
  await checkWebAssembly();
  const manifest = await readUsableManifest(base, await offered(base, id));
  const folder = modelFolder(base, manifest.id);

  const file = (info: ChunkInfo): RemoteFile => ({
    ...{ url: new URL(info.file, folder).href, bytes: fileBytes(info), sha256: info.sha256 },
    ...(info.packed && { unpack: gunzipIfNeeded }),
  });
  const runtime = {
    url: new URL(wasmUrl, base).href,
    bytes: wasmBytes,
    sha256: wasmSha256,
    unpack: unzstdIfNeeded,
  };
  const files = [file(manifest.graph), runtime, ...manifest.chunks.map(file)];
  const [graph, wasm, ...chunks] = await downloadAll(files, base, onProgress);

  const threads = threadCount();
  configureRuntime({ wasmBinary: wasm!, threads });
  const model = await loadModel({
    manifest,
    readGraph: async () => graph!,
    readChunk: async (index) => chunks[index]!,
  });
  return { model, threads, tidyUp: () => void prune(base, [wasmSha256, ...filesOf(manifest)]) };
}

/** A remembered choice may have left the site since. */
async function offered(base: string, id: string): Promise<string> {
  if (id === DEFAULT_MODEL) return id;
  return (await readModelIndex(base)).some((listing) => listing.id === id) ? id : DEFAULT_MODEL;
}

/** A function that returns a vector of 128 bits: the runtime needs them. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Before megabytes are downloaded. Also fails where a content security policy forbids to compile. */
async function checkWebAssembly(): Promise<void> {
  try {
    await WebAssembly.compile(SIMD_MODULE);
  } catch {
    throw new LabError('no-webassembly');
  }
}

async function readUsableManifest(base: string, id: string): Promise<Manifest> {
  const manifest = await readManifest(base, id);
  const { vocab_size: found } = manifest.config;
  if (found !== VOCABULARY_SIZE)
    throw new LabError('bad-manifest', { what: 'vocab_size', found, wanted: VOCABULARY_SIZE });
  return manifest;
}

/** At most this many requests at once: the first bytes of a large model should not all wait for each other. */
const AT_ONCE = 3;

/** All files in order. When one fails, the others are stopped; those that are whole are in the cache by then. */
async function downloadAll(
  files: RemoteFile[],
  base: string,
  onProgress: (progress: LoadingProgress) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const cache = browserCache(base);
  const abort = new AbortController();
  const progress = reportProgress(
    files.map(({ bytes }) => bytes),
    onProgress,
  );
  const results: Uint8Array<ArrayBuffer>[] = [];
  let next = 0;
  const work = async () => {
    for (let i = next++; i < files.length && !abort.signal.aborted; i = next++) {
      const onBytes = (received: number) => progress.update(i, received);
      results[i] = await download(files[i]!, { cache, signal: abort.signal, onBytes });
    }
  };
  const workers = Array.from({ length: AT_ONCE }, work);
  try {
    await Promise.all(workers);
  } catch (error) {
    abort.abort();
    // What has arrived is unpacked and kept first: the next try begins with another worker.
    await Promise.allSettled(workers);
    throw error;
  } finally {
    progress.stop();
  }
  onProgress({ ...progress.now(), preparing: true });
  return results;
}
