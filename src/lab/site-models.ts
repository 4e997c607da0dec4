/** The models that this site has: `models/index.json` and each one's `manifest.json`, read when asked for, checked. */
import { parseManifest, parseModelIndex, type ModelListing } from '../engine/manifest';
import type { Manifest } from '../engine/types';
import { fetchBytes } from './download';
import { LabError } from './errors';

/** Absolute URL of a model's folder. `base` is the site's folder. */
export function modelFolder(base: string, id: string): URL {
  return new URL(`models/${encodeURIComponent(id)}/`, base);
}

/** The list of models. Throws as `fetchBytes` does, and 'bad-manifest'. */
export async function readModelIndex(base: string): Promise<ModelListing[]> {
  return parseModelIndex(await readJson(new URL('models/index.json', base).href));
}

/** A model's description. Throws as `fetchBytes` does, and 'bad-manifest'. */
export async function readManifest(base: string, id: string): Promise<Manifest> {
  return parseManifest(await readJson(new URL('manifest.json', modelFolder(base, id)).href));
}

/** SHA-256 of every file of a model. */
export function filesOf({ graph, chunks }: Manifest): string[] {
  return [graph, ...chunks].map(({ sha256 }) => sha256);
}

async function readJson(url: string): Promise<unknown> {
  // A new model under the old name must be noticed.
  const bytes = await fetchBytes(url, { cache: 'no-cache' });
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new LabError('bad-manifest', { what: 'JSON' });
  }
}
