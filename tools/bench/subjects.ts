/** Which models are measured, and making those that are not there yet. */
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/engine/types';
import { writeHashed } from '../convert/chunk-writer';
import { convert } from '../convert/convert';
import { buildGraph } from '../convert/graph/gpt2';
import { DEFAULT_MODEL, MODELS_FOLDER } from '../convert/options';
import { readManifest } from '../lib/node-files';
import { makeRandomCheckpoint } from '../lib/random-checkpoint';
import type { BenchOptions } from './options';

export interface Subject {
  folder: string;
  manifest: Manifest;
  /** Short name for tables. */
  label: string;
}

const CACHE = '.cache/bench';

/** `temporary` is a folder that goes away with the bench. */
export async function findSubjects(
  { models, like }: Pick<BenchOptions, 'models' | 'like'>,
  temporary: string,
): Promise<Subject[]> {
  const folders =
    like !== undefined ? await randomModels(like) : models.length > 0 ? models : await siblings(temporary);
  const manifests = await Promise.all(folders.map(readManifest));
  const byId = new Set(manifests.map(({ id }) => id)).size === manifests.length && models.length > 0;
  return manifests.map((manifest, i) => ({
    ...{ folder: folders[i]!, manifest },
    label: byId ? manifest.id : manifest.weights === manifest.compute ? manifest.weights : 'int8 as fp32',
  }));
}

/** The default model as it is shipped, and its checkpoint in the two other combinations. */
async function siblings(out: string): Promise<string[]> {
  await convert({ ...DEFAULT_MODEL, id: 'int8', weights: 'int8', compute: 'int8', out });
  await convert({ ...DEFAULT_MODEL, id: 'fp32', weights: 'fp32', compute: 'fp32', out });
  return [join(MODELS_FOLDER, DEFAULT_MODEL.id), join(out, 'int8'), join(out, 'fp32')];
}

/** Weights are made once; graphs are those of the converter as it is now. */
async function randomModels(like: string): Promise<string[]> {
  const out = join(CACHE, like);
  const from = join(out, 'checkpoint');
  const models = ['int8', 'fp32'] as const;
  if (!existsSync(join(from, 'model.safetensors'))) await makeRandomCheckpoint(like, from, 1);
  for (const weights of models) {
    if (existsSync(join(out, weights, 'manifest.json'))) await renewGraph(join(out, weights));
    else await convert({ from, id: weights, weights, compute: weights, license: 'CC0-1.0', out });
  }
  return models.map((weights) => join(out, weights));
}

async function renewGraph(folder: string): Promise<void> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  manifest.graph = await writeHashed(folder, manifest.graph.file, buildGraph(manifest.config, manifest.compute));
  await writeFile(file, JSON.stringify(manifest));
}
