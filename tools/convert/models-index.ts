/** `index.json` beside the models: which there are, with what a reader wants to know before downloading one. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadBytes, parseManifest, type ModelListing } from '../../src/engine/manifest';
import type { Manifest } from '../../src/engine/types';
import { messageOf, UserError } from '../lib/user-error';
import { DEFAULT_MODEL } from './options';

const LEFT = 'The list of models was left as it was.';

/** Rebuilds the index from the manifests that lie in the folder; the smallest model first. */
export async function writeModelsIndex(folder: string): Promise<void> {
  const listings = (await readModels(folder)).map((manifest): ModelListing => {
    const { id, title, license, parameters } = manifest;
    return { id, title, license, bytes: downloadBytes(manifest), parameters, default: id === DEFAULT_MODEL.id };
  });
  listings.sort((a, b) => a.parameters - b.parameters || a.id.localeCompare(b.id));
  if (listings[0] && !listings.some((listing) => listing.default)) listings[0].default = true;
  const partial = join(folder, '.index.json.partial');
  await writeFile(partial, `${JSON.stringify(listings, null, 1)}\n`);
  await rename(partial, join(folder, 'index.json'));
}

/**
 * The manifests of a folder's models; UserError that names the first one that cannot be listed. Asked before a conversion as
 * well, with the model that is about to be replaced as `except`: what is wrong with another is better known before the work.
 */
export async function readModels(folder: string, except?: string): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    if (name.startsWith('.') || name === except) continue;
    const path = join(folder, name, 'manifest.json');
    // No manifest: something else than a model. A model may also be a link to a folder elsewhere.
    const json = await readFile(path, 'utf8').catch(() => null);
    if (json !== null) manifests.push(checked(json, name, path));
  }
  return manifests;
}

/** Pages ask for a model's files under its id: a folder of another name would be listed and never found. */
function checked(json: string, name: string, path: string): Manifest {
  const manifest = parsed(json, path);
  if (manifest.id === name) return manifest;
  const what = `${path} has the id "${manifest.id}", but its folder is called "${name}"`;
  throw new UserError(`${what}. ${LEFT} Rename the folder to its id, or convert that model anew with --id ${name}.`);
}

function parsed(json: string, path: string): Manifest {
  try {
    return parseManifest(JSON.parse(json));
  } catch (error) {
    const what = `${path} describes no model (${messageOf(error)})`;
    throw new UserError(`${what}. ${LEFT} Convert that model anew, or take its folder away.`);
  }
}
