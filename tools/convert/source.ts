/**
 * Where a checkpoint comes from. Gives the rest of the converter one view of it: settings, tensors by name, model
 * card, name and hash. Sources: a folder in Hugging Face's layout (one file or shards), a single file, or the name of
 * a model on the hub, which is downloaded into a folder first.
 */
import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SafetensorsFile } from '../lib/safetensors/reader';
import { UserError } from '../lib/user-error';
import { isHubId } from './hub/id';
import { fetchOnTerminal } from './hub/terminal';

export interface Source {
  /** For the manifest: says where the weights are from, without the path on this machine. */
  name: string;
  /** Commit of a model from the hub. */
  revision?: string;
  /** What is known of a pinned model, for readers. */
  title?: string;
  license?: string;
  configFile: string;
  config: string;
  /** Path of the model card, if there is one. */
  card: string | null;
  files: SafetensorsFile[];
  /** SHA-256 of the weights' file; of shards: of the lines `<sha256>  <file>`, sorted by file. */
  sha256(): Promise<string>;
  close(): Promise<void>;
}

const WEIGHTS = 'model.safetensors';
const SHARD_INDEX = 'model.safetensors.index.json';

/** A path that exists is that path; anything else that reads `org/name[@revision]` is a model on the hub. */
export async function openSource(from: string): Promise<Source> {
  const found = await stat(from).catch(() => null);
  if (found) return openLocal(from, found);
  if (!isHubId(from) || from.endsWith('.safetensors')) {
    throw new UserError(`There is no ${from}, expected a folder, a .safetensors file or a hub's org/name.`);
  }
  const { folder, source, title, license } = await fetchOnTerminal(from);
  const { name, revision, sha256 } = source;
  const local = await openLocal(folder, await stat(folder));
  return { ...local, name, revision, title, license, sha256: async () => sha256 };
}

async function openLocal(from: string, found: Stats): Promise<Source> {
  const folder = found.isDirectory() ? from : dirname(from);
  const paths = found.isDirectory() ? await weightFiles(from) : [from];
  const configFile = join(folder, 'config.json');
  const config = await readFile(configFile, 'utf8').catch(() => {
    throw new UserError(`${configFile} is missing, expected the checkpoint's settings there.`);
  });
  const card = join(folder, 'README.md');
  const files = await openAll(paths);
  return {
    name: found.isDirectory() ? basename(resolve(from)) : basename(from),
    configFile,
    config,
    card: (await exists(card)) ? card : null,
    files,
    sha256: () => hashOf(paths),
    close: async () => void (await Promise.all(files.map((file) => file.close()))),
  };
}

/** The files that hold a folder's weights. */
async function weightFiles(folder: string): Promise<string[]> {
  if (await exists(join(folder, WEIGHTS))) return [join(folder, WEIGHTS)];
  const indexFile = join(folder, SHARD_INDEX);
  if (!(await exists(indexFile))) throw new UserError(`${folder} holds no ${WEIGHTS}, expected the weights there.`);
  const shards = parseShardIndex(await readFile(indexFile, 'utf8'));
  if (!shards) throw new UserError(`${indexFile} is not an index of shards, expected "weight_map" with file names.`);
  return shards.map((shard) => join(folder, shard));
}

/** Names of the shards, sorted; null if the text is no index. */
function parseShardIndex(json: string): string[] | null {
  try {
    const { weight_map: map } = JSON.parse(json) as { weight_map: Record<string, unknown> };
    const names = [...new Set(Object.values(map))].sort();
    const valid = names.length > 0 && names.every((name) => typeof name === 'string' && name === basename(name));
    return valid ? (names as string[]) : null;
  } catch {
    return null;
  }
}

async function openAll(paths: string[]): Promise<SafetensorsFile[]> {
  const files: SafetensorsFile[] = [];
  try {
    for (const path of paths) files.push(await SafetensorsFile.open(path));
    return files;
  } catch (error) {
    await Promise.all(files.map((file) => file.close()));
    throw error;
  }
}

async function hashOf(paths: string[]): Promise<string> {
  const hashes = await Promise.all(paths.map(hashFile));
  if (hashes.length === 1) return hashes[0]!;
  const lines = paths.map((path, i) => `${hashes[i]}  ${basename(path)}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
