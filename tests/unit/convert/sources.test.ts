/** What a checkpoint may look like beyond the plain case, and what becomes of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/engine/types';
import { convert } from '../../../tools/convert/convert';
import { parseOptions, type Options } from '../../../tools/convert/options';
import type { Tensors } from '../../../tools/lib/conformance/reference';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';

const folder = tempFolder();
const out = join(folder, 'models');
const SIZES: ModelConfig = { ...TINY, n_embd: 12, n_positions: 5 };
const tensors = tinyTensors(SIZES);
const config = { ...SIZES };
const plain = join(folder, 'plain');

function options(from: string, rest: Partial<Options> = {}): Options {
  return { from, id: 'tiny', title: 'Tiny', license: 'MIT', weights: 'int8', out, ...rest };
}

let chunks: unknown;
beforeAll(async () => {
  await writeCheckpoint(plain, tensors, { config });
  ({ chunks } = await convert(options(plain)));
});

it('accepts buffers and a copied output layer beside the weights', async () => {
  const from = join(folder, 'extra');
  const extra: Tensors = new Map(tensors);
  extra.set('h.0.attn.bias', { shape: [1, 1, 5, 5], values: new Float32Array(25) });
  extra.set('h.1.attn.masked_bias', { shape: [1], values: Float32Array.of(-10000) });
  extra.set('lm_head.weight', tensors.get('wte.weight')!);
  await writeCheckpoint(from, extra, { config });
  expect((await convert(options(from))).chunks).toEqual(chunks);
});

it('accepts the file itself, and shards', async () => {
  expect((await convert(options(join(plain, 'model.safetensors')))).chunks).toEqual(chunks);

  const from = join(folder, 'shards');
  const entries = [...tensors];
  const shards = { 'a.safetensors': entries.slice(0, 9), 'b.safetensors': entries.slice(9) };
  const weightMap: Record<string, string> = {};
  for (const [file, part] of Object.entries(shards)) {
    await writeCheckpoint(join(folder, 'shard'), new Map(part), { config });
    mkdirSync(from, { recursive: true });
    writeFileSync(join(from, file), readFileSync(join(folder, 'shard', 'model.safetensors')));
    for (const [name] of part) weightMap[name] = file;
  }
  writeFileSync(join(from, 'config.json'), readFileSync(join(plain, 'config.json')));
  writeFileSync(join(from, 'model.safetensors.index.json'), JSON.stringify({ weight_map: weightMap }));
  expect((await convert(options(from))).chunks).toEqual(chunks);
});

it('takes the card along, and replaces an older model whole', async () => {
  writeFileSync(join(plain, 'README.md'), 'A card');
  writeFileSync(join(out, 'tiny', 'leftover.bin'), 'old');
  await convert(options(plain));
  expect(readFileSync(join(out, 'tiny', 'README.md'), 'utf8')).toBe('A card');
  expect(existsSync(join(out, 'tiny', 'leftover.bin'))).toBe(false);
  expect(readdirSync(out)).toEqual(['tiny']);
  rmSync(join(plain, 'README.md'));
});

it('clears what a killed conversion left behind, and gives a model back that it had set aside', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(join(out, `.tiny.partial-${dead}`));
  mkdirSync(join(out, `.older.replaced-${dead}`));
  await convert(options(plain));
  expect(readdirSync(out)).toEqual(['older', 'tiny']);
  rmSync(join(out, 'older'), { recursive: true });
});

it('reports progress up to the end', async () => {
  const seen: number[] = [];
  const { parameters } = await convert(options(plain), (done) => void seen.push(done));
  expect(seen.at(-1)).toBe(parameters);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

it('chooses the arithmetic by size and format, unless told', async () => {
  expect(await convert(options(plain))).toMatchObject({ weights: 'int8', compute: 'fp32' });
  expect(await convert(options(plain, { weights: 'fp32' }))).toMatchObject({ weights: 'fp32', compute: 'fp32' });
  expect(await convert(options(plain, { compute: 'int8' }))).toMatchObject({ weights: 'int8', compute: 'int8' });
});

it.each<[string[], RegExp]>([
  [['--from', 'x'], /--id is missing/],
  [['--id', 'x'], /--from is missing/],
  [['--from', 'x', '--id', '../x'], /lower-case letters/],
  [['--from', 'x', '--id', 'x', '--weights', 'int4'], /--weights int4: expected int8 or fp32/],
  [['--from', 'x', '--id', 'x', '--weights', 'fp32', '--compute', 'int8'], /leave out --weights fp32/],
  [['--wrong'], /--help shows how/],
])('refuses the arguments %j', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
