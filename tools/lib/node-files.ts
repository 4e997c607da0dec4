/** Loads a model from a folder, for commands and tests: what the lab's worker does over HTTP. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseManifest } from '../../src/engine/manifest';
import { loadModel, type Model } from '../../src/engine/model';
import { configureRuntime } from '../../src/engine/runtime';
import type { ChunkInfo } from '../../src/engine/types';
import { messageOf, UserError } from './user-error';

const unzip = promisify(gunzip);

export interface LoadOptions {
  threads?: number;
  /** Another graph for the same weights. */
  changeGraph?: (graph: Uint8Array) => Uint8Array;
}

/** A running model of `public/models/<id>`; UserError where a file is missing or not what the manifest says. */
export async function loadModelFromFolder(
  folder: string,
  { threads, changeGraph = (graph) => graph }: LoadOptions = {},
): Promise<Model> {
  const manifest = await readManifest(folder);
  configureRuntime({ wasmBinary: await readRuntime(), ...(threads === undefined ? {} : { threads }) });
  return loadModel({
    manifest,
    readGraph: async () => changeGraph(await readVerified(folder, manifest.graph)),
    readChunk: (index) => readVerified(folder, manifest.chunks[index]!),
  });
}

export async function readManifest(folder: string) {
  const file = join(folder, 'manifest.json');
  const json = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`${folder} is not a model's folder: ${messageOf(error)}.`);
  });
  try {
    return parseManifest(JSON.parse(json));
  } catch (error) {
    throw new UserError(`${file}: ${messageOf(error)}.`);
  }
}

/** A file's content, unpacked. */
export async function readVerified(folder: string, { file, bytes, sha256, packed }: ChunkInfo): Promise<Uint8Array> {
  const path = join(folder, file);
  const stored = await readFile(path).catch((error: unknown) => {
    throw new UserError(`Cannot read ${path}: ${messageOf(error)}.`);
  });
  const content = packed ? await unzip(stored).catch(() => Buffer.alloc(0)) : stored;
  if (content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256) {
    throw new UserError(`${path} is not the file that the manifest describes; \`npm run model\` rebuilds the model.`);
  }
  return content;
}

/** The runtime's WebAssembly, from the package; Node cannot fetch it by its file address. */
async function readRuntime(): Promise<Uint8Array> {
  return readFile(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
}
