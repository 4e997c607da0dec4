/** The committed default model is what `npm run model` makes of the committed checkpoint, byte for byte. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { convert } from '../../../tools/convert/convert';
import { writeModelsIndex } from '../../../tools/convert/models-index';
import { DEFAULT_MODEL, MODELS_FOLDER, parseOptions } from '../../../tools/convert/options';
import { parseModelIndex } from '../../../src/engine/manifest';
import { tempFolder } from '../../support/temp-folder';

const out = tempFolder();

async function hashes(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return Object.fromEntries(names.map((name, i) => [name, createHash('sha256').update(contents[i]!).digest('hex')]));
}

it('is rebuilt bit for bit', async () => {
  await convert({ ...parseOptions([])!, out });
  const { id } = DEFAULT_MODEL;
  expect(await hashes(join(out, id))).toEqual(await hashes(join(MODELS_FOLDER, id)));
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
