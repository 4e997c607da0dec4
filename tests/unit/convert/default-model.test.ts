/** The committed default model is what `npm run model` makes of the committed checkpoint, byte for byte once unpacked. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { convert } from '../../../tools/convert/convert';
import { writeModelsIndex } from '../../../tools/convert/models-index';
import { DEFAULT_MODEL, MODELS_FOLDER, parseOptions } from '../../../tools/convert/options';
import { readManifest, readVerified } from '../../../tools/lib/node-files';
import { parseModelIndex } from '../../../src/engine/manifest';
import { tempFolder } from '../../support/temp-folder';

const out = tempFolder();

/** SHA-256 of every file. Unpacked: processors differ in how zlib packs. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const { graph, chunks, ...rest } = await readManifest(folder);
  const contents = [graph, ...chunks].map(async (info) => [info.file, await readVerified(folder, info)] as const);
  const files = [...(await Promise.all(contents)), ['README.md', await readFile(join(folder, 'README.md'))] as const];
  const hash = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
  const found = files.map(([name, content]) => [name, hash(content)]);
  return Object.fromEntries([...found, ['manifest', hash(JSON.stringify(rest))]]);
}

it('is rebuilt bit for bit', async () => {
  await convert({ ...parseOptions([])!, out });
  const { id } = DEFAULT_MODEL;
  const committed = await hashes(join(MODELS_FOLDER, id));
  expect(await hashes(join(out, id))).toEqual(committed);
  expect((await readdir(join(out, id))).sort()).toEqual((await readdir(join(MODELS_FOLDER, id))).sort());
  expect(Object.keys(committed)).toHaveLength(7);
});

it('has files that a host need not compress', async () => {
  const { graph, chunks } = await readManifest(join(MODELS_FOLDER, DEFAULT_MODEL.id));
  for (const { file, bytes, packed } of [graph, ...chunks]) {
    const { size } = await stat(join(MODELS_FOLDER, DEFAULT_MODEL.id, file));
    expect(packed).toEqual({ as: 'gzip', bytes: size });
    expect(size).toBeLessThan(0.94 * bytes);
  }
});

it('is the default in the list of models', async () => {
  await writeModelsIndex(out);
  const [listing] = parseModelIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
  expect(listing).toMatchObject({ id: DEFAULT_MODEL.id, default: true });
  const committed = parseModelIndex(JSON.parse(await readFile(join(MODELS_FOLDER, 'index.json'), 'utf8')));
  expect(committed).toContainEqual(listing);
});

it('fits chunks that every static host takes', async () => {
  const manifest = JSON.parse(await readFile(join(MODELS_FOLDER, DEFAULT_MODEL.id, 'manifest.json'), 'utf8'));
  for (const chunk of manifest.chunks) expect(chunk.bytes).toBeLessThanOrEqual(20 * 2 ** 20);
});
