/** `index.json` beside the models: which there are, with what a reader wants to know before downloading one. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadBytes, parseManifest, type ModelListing } from '../../src/engine/manifest';
import { DEFAULT_MODEL } from './options';

/** Rebuilds the index from the manifests that lie in the folder; the smallest model first. */
export async function writeModelsIndex(folder: string): Promise<void> {
  const listings: ModelListing[] = [];
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) continue;
    // No manifest: something else than a model. A model may also be a link to a folder elsewhere.
    const json = await readFile(join(folder, name, 'manifest.json'), 'utf8').catch(() => null);
    if (json === null) continue;
    const manifest = parseManifest(JSON.parse(json));
    const { id, title, license, parameters } = manifest;
    listings.push({ id, title, license, bytes: downloadBytes(manifest), parameters, default: id === DEFAULT_MODEL.id });
  }
  listings.sort((a, b) => a.parameters - b.parameters || a.id.localeCompare(b.id));
  if (listings[0] && !listings.some((listing) => listing.default)) listings[0].default = true;
  const partial = join(folder, '.index.json.partial');
  await writeFile(partial, `${JSON.stringify(listings, null, 1)}\n`);
  await rename(partial, join(folder, 'index.json'));
}
