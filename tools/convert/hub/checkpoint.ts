/**
 * `--from org/name[@revision]`: a checkpoint from the Hugging Face hub, in a folder of this project.
 *
 * Files lie in `.cache/checkpoints/<org>/<name>/<commit>/` (git ignores `.cache`; deleting it is safe), with a record:
 *
 *     { "revision": "607a…", "files": { "config.json": { "bytes": 665, "sha256": "0dae…" }, … } }
 *
 * A second call with the same commit verifies them and asks nobody. Pinned models (pins.ts) are only accepted with
 * their known SHA-256; of all others the commit is asked from the hub and the SHA-256 is recorded.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './digest';
import { diskError, type FreeBytes } from './disk';
import { download } from './download';
import { HubClient, type Environment } from './http';
import { parseHubId, type HubId } from './id';
import { fileBytes } from './partial';
import { CHECKPOINT_FILES, pinFor, type CheckpointFile, type Pin } from './pins';
import { resolveCheckpoint } from './resolve';
import { Patience, type RetryOptions } from './retry';

export interface FetchOptions {
  /** Folder of all downloads; `.cache/checkpoints` where absent. */
  cache?: string;
  /** For HF_ENDPOINT, HF_TOKEN and proxies; `process.env` where absent. */
  env?: Environment;
  retry?: RetryOptions;
  onProgress?: (file: CheckpointFile, done: number, total: number | null) => void;
  /** Looks at `config.json` before the weights are downloaded; throws to stop. */
  checkConfig?: (path: string) => Promise<void> | void;
  /** Silence after which a connection counts as broken, in milliseconds. */
  silence?: number;
  freeBytes?: FreeBytes;
}

export interface FetchedCheckpoint {
  folder: string;
  /** For the manifest; `sha256` is that of `model.safetensors`. */
  source: { name: string; revision: string; sha256: string };
  /** Known of pinned models only. */
  title?: string;
  license?: string;
}

/** @throws HubError with one sentence for the person at the terminal. */
export async function fetchCheckpoint(id: string, options: FetchOptions = {}): Promise<FetchedCheckpoint> {
  const hubId = parseHubId(id);
  const cache = options.cache ?? join('.cache', 'checkpoints');
  const client = new HubClient(options.env ?? process.env, options.silence);
  try {
    const known = pinFor(hubId.repo, hubId.revision) ?? (await recorded(cache, hubId));
    const pin = known ?? (await resolveCheckpoint(client, hubId, new Patience(options.retry)));
    const folder = join(cache, hubId.repo, pin.revision);
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw diskError(error, folder, null);
    });
    const files = structuredClone(pin.files);
    for (const file of CHECKPOINT_FILES) {
      const sha256 = await fetchFile(client, hubId, pin, file, folder, options);
      const path = join(folder, file);
      files[file] = { bytes: await fileBytes(path), sha256 };
      if (file === 'config.json') await options.checkConfig?.(path);
    }
    await writeFile(recordPath(folder), `${JSON.stringify({ revision: pin.revision, files }, null, 2)}\n`);
    const sha256 = files['model.safetensors'].sha256 as string;
    const { revision, title, license } = pin;
    return { folder, source: { name: hubId.repo, revision, sha256 }, title, license };
  } finally {
    await client.close();
  }
}

/** One file, from the folder where it is there and right, else from the hub. @returns its SHA-256. */
async function fetchFile(
  client: HubClient,
  { repo }: HubId,
  pin: Pin,
  file: CheckpointFile,
  folder: string,
  options: FetchOptions,
): Promise<string> {
  const target = join(folder, file);
  const expected = pin.files[file];
  if (expected.sha256 !== null && (await fileBytes(target)) !== null) {
    const sha256 = await sha256Of(target);
    if (sha256 === expected.sha256) return sha256;
    options.retry?.onRetry?.(`${target} is damaged. Downloading it again.`);
  }
  await rm(target, { force: true });
  return download({
    client,
    address: `${client.endpoint}/${repo}/resolve/${pin.revision}/${file}`,
    target,
    expected,
    name: { repo, revision: pin.revision, file },
    retry: options.retry,
    onProgress: (done, total) => options.onProgress?.(file, done, total),
    freeBytes: options.freeBytes,
  });
}

function recordPath(folder: string): string {
  return join(folder, 'checkpoint.json');
}

/** What an earlier run wrote down of a commit that is named in full; such a commit never changes. */
async function recorded(cache: string, { repo, revision }: HubId): Promise<Pin | null> {
  if (revision === null || !/^[0-9a-f]{40}$/.test(revision)) return null;
  try {
    const record = JSON.parse(await readFile(recordPath(join(cache, repo, revision)), 'utf8')) as Pin;
    return CHECKPOINT_FILES.every((file) => typeof record.files[file].sha256 === 'string') ? record : null;
  } catch {
    return null;
  }
}
