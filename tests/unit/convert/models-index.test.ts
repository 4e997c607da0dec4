/** The list of models, made from whatever lies in their folder. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { parseModelIndex } from '../../../src/engine/manifest';
import { readModels, writeModelsIndex } from '../../../tools/convert/models-index';
import { MODELS_FOLDER } from '../../../tools/convert/options';
import { UserError } from '../../../tools/lib/user-error';
import { tempFolder } from '../../support/temp-folder';

const temporary = tempFolder();
const shipped = JSON.parse(readFileSync(join(MODELS_FOLDER, 'course-12m', 'manifest.json'), 'utf8')) as object;
let folder: string;
let count = 0;

beforeEach(() => {
  folder = join(temporary, String(count++));
  add('small', JSON.stringify({ ...shipped, id: 'small' }));
});

function add(name: string, manifest: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'manifest.json'), manifest);
}

const ids = () => parseModelIndex(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))).map(({ id }) => id);

async function expectFault(...parts: string[]): Promise<void> {
  const error: unknown = await writeModelsIndex(folder).catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(UserError);
  for (const part of [...parts, 'The list of models was left as it was.']) {
    expect((error as UserError).message).toContain(part);
  }
  expect(ids()).toEqual(['small']);
}

it('lists models and nothing else', async () => {
  add('.half.partial-1', '{');
  mkdirSync(join(folder, 'notes'));
  await writeModelsIndex(folder);
  expect(ids()).toEqual(['small']);
});

it.each([
  ['cut off', '{"format": 1, "id": "bro'],
  ['of another format', '{"format": 7}'],
])('names a folder whose manifest is %s', async (_, json) => {
  await writeModelsIndex(folder);
  add('broken', json);
  await expectFault(join(folder, 'broken', 'manifest.json'), 'take its folder away');
});

it('names a folder that was renamed, and both names', async () => {
  await writeModelsIndex(folder);
  renameSync(join(folder, 'small'), join(folder, 'renamed'));
  await expectFault(join(folder, 'renamed'), '"small"', '"renamed"', '--id renamed');
});

it('does not mind what is wrong with the model that is about to be replaced', async () => {
  add('broken', '{');
  await expect(readModels(folder)).rejects.toThrow(UserError);
  expect((await readModels(folder, 'broken')).map(({ id }) => id)).toEqual(['small']);
});

it('finds no models where there is no folder yet', async () => {
  expect(await readModels(join(temporary, 'none'))).toEqual([]);
});
