/**
 * Which commit an id means and what its files must be, for models that are not pinned: asked from the hub's API
 * (`/api/models/<repo>/revision/<revision>?blobs=true`), which gives the SHA-256 of large files.
 */
import { HubError } from './errors';
import type { HubClient } from './http';
import type { HubId } from './id';
import { CHECKPOINT_FILES, pinFor, type ExpectedFile, type Pin } from './pins';
import type { Patience } from './retry';
import { statusError } from './status';

/** The part of the API's answer that is read here. */
interface ModelInfo {
  sha: string;
  siblings: { rfilename: string; size?: number; lfs?: { sha256?: string; size?: number } }[];
}

/** @throws HubError where the hub has no such model, or has it without safetensors. */
export async function resolveCheckpoint(client: HubClient, id: HubId, patience: Patience): Promise<Pin> {
  const info = await patience.until(() => modelInfo(client, id));
  // A branch may stand just where the pin does: then the pin's own hashes are the better ones.
  return pinFor(id.repo, info.sha) ?? { revision: info.sha, files: expectedFiles(info, id) };
}

async function modelInfo(client: HubClient, { repo, revision }: HubId): Promise<ModelInfo> {
  const wanted = revision ?? 'main';
  const address = `${client.endpoint}/api/models/${repo}/revision/${encodeURIComponent(wanted)}?blobs=true`;
  const answer = await client.get(address, { accept: 'application/json' });
  if (answer.status !== 200) {
    await answer.body.dump();
    throw statusError(answer, { repo, revision: wanted, token: client.hasToken, fromHub: answer.fromHub });
  }
  const info = await answer.body.json().catch(() => null);
  if (!isModelInfo(info)) {
    throw new HubError('http', `${answer.host} did not answer as the Hugging Face hub does`, 'check HF_ENDPOINT');
  }
  return info;
}

function isModelInfo(value: unknown): value is ModelInfo {
  if (typeof value !== 'object' || value === null) return false;
  const { sha, siblings } = value as Partial<ModelInfo>;
  const isFile = (file: unknown) =>
    typeof file === 'object' && file !== null && typeof (file as { rfilename?: unknown }).rfilename === 'string';
  return typeof sha === 'string' && /^[0-9a-f]{40}$/.test(sha) && Array.isArray(siblings) && siblings.every(isFile);
}

function expectedFiles(info: ModelInfo, { repo }: HubId): Pin['files'] {
  const names = info.siblings.map((file) => file.rfilename);
  const [config, weights] = CHECKPOINT_FILES.map((name) => {
    const file = info.siblings.find((sibling) => sibling.rfilename === name);
    if (!file) throw new HubError('no-safetensors', `${repo} has no ${name}`, inPlaceOf(names));
    const sha256 = file.lfs?.sha256;
    return {
      bytes: file.lfs?.size ?? file.size ?? null,
      sha256: sha256 && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null,
    } satisfies ExpectedFile;
  }) as [ExpectedFile, ExpectedFile];
  return { 'config.json': config, 'model.safetensors': weights };
}

/** What a repository offers where it lacks one of our two files; null where nothing is to be said. */
function inPlaceOf(names: string[]): string | null {
  if (names.includes('model.safetensors.index.json'))
    return 'its weights are in several files, download them into a folder';
  const others = names.filter((name) => /\.(?:bin|h5|msgpack|gguf|pt|pth)$/.test(name)).slice(0, 3);
  return others.length > 0 ? `it has only ${others.join(', ')}, save it as safetensors first` : null;
}
