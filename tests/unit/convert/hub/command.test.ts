/** The whole way: a random checkpoint on a hub → `npm run model -- --from org/name` → a model with its source. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseManifest } from '../../../../src/engine/manifest';
import { makeRandomCheckpoint } from '../../../../tools/lib/random-checkpoint';
import { SafetensorsFile } from '../../../../tools/lib/safetensors/reader';
import { FakeHub, REPO, REVISION, sha256 } from './fake-hub';

let hub: FakeHub;
let folder: string;
let weights: Buffer;

beforeAll(async () => {
  hub = await new FakeHub().start();
  folder = await mkdtemp(join(tmpdir(), 'hub-command-'));
  await makeRandomCheckpoint('tiny', join(folder, 'random'), 1);
  weights = await readFile(join(folder, 'random', 'model.safetensors'));
  hub.addModel(await readFile(join(folder, 'random', 'config.json')), weights);
});

afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

function model(...args: string[]): Promise<{ code: number; stderr: string }> {
  const command = [
    '--import',
    import.meta.resolve('tsx'),
    resolve('tools/convert/main.ts'),
    ...args,
    '--out',
    'models',
  ];
  const env = { ...process.env, HF_ENDPOINT: hub.origin, HTTP_PROXY: '', http_proxy: '' };
  return new Promise((done) => {
    const child = execFile(process.execPath, command, { cwd: folder, env }, (_error, _stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stderr }),
    );
  });
}

describe('npm run model -- --from org/name', () => {
  it('downloads, converts, and names its source in the manifest', async () => {
    const { code, stderr } = await model('--from', REPO, '--id', 'small');
    expect(stderr).toMatch(/^There is no folder .* looking for it on the hub\.\nDownloading .*\(4 MB\)\n$/);
    expect(code).toBe(0);
    const manifest = parseManifest(JSON.parse(await readFile(join(folder, 'models/small/manifest.json'), 'utf8')));
    expect(manifest.source).toEqual({ name: REPO, revision: REVISION, sha256: sha256(weights) });
    expect(existsSync(join(folder, '.cache/checkpoints', REPO, REVISION, 'checkpoint.json'))).toBe(true);
  });

  it('says what is wrong in one line and leaves no model behind', async () => {
    const { code, stderr } = await model('--from', 'someone/else', '--id', 'other');
    expect(stderr.split('\n')[1]).toMatch(
      /^Error: someone\/else has no revision main on 127.* \(404\): check the name\.$/,
    );
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'models/other'))).toBe(false);
  });
});

describe('makeRandomCheckpoint', () => {
  it('gives the same bytes for the same seed, under the names of the published files', async () => {
    await makeRandomCheckpoint('tiny', join(folder, 'again'), 1);
    await makeRandomCheckpoint('tiny', join(folder, 'other'), 2);
    expect((await readFile(join(folder, 'again', 'model.safetensors'))).equals(weights)).toBe(true);
    expect((await readFile(join(folder, 'other', 'model.safetensors'))).equals(weights)).toBe(false);
    const file = await SafetensorsFile.open(join(folder, 'again', 'model.safetensors'));
    expect([...file.entries.keys()].slice(0, 3)).toEqual([
      'h.0.attn.bias',
      'h.0.attn.c_attn.bias',
      'h.0.attn.c_attn.weight',
    ]);
    expect((await file.floats('h.0.attn.bias')).slice(0, 34)).toEqual(
      Float32Array.from({ length: 34 }, (_, i) => Number([0, 32, 33].includes(i))),
    );
    await file.close();
  });
});
