/** Whatever is wrong with a checkpoint: one sentence that says what, and the models' folder as it was. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/engine/types';
import { convert } from '../../../tools/convert/convert';
import type { Options } from '../../../tools/convert/options';
import type { Tensors } from '../../../tools/lib/conformance/reference';
import { UserError } from '../../../tools/lib/user-error';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint, type CheckpointOptions } from '../../support/tiny-checkpoint';

const folder = tempFolder();
const SIZES: ModelConfig = { ...TINY, n_embd: 12, n_positions: 5 };
const good = tinyTensors(SIZES);

let from: string;
let out: string;
let options: Options;
let count = 0;

beforeEach(() => {
  from = join(folder, `checkpoint-${count}`);
  out = join(folder, `models-${count++}`);
  options = { from, id: 'tiny', title: 'Tiny', license: 'MIT', weights: 'int8', out };
  // An older model of the same name must survive.
  mkdirSync(join(out, 'tiny'), { recursive: true });
  writeFileSync(join(out, 'tiny', 'manifest.json'), 'old');
});

function write(tensors: Tensors = good, settings: CheckpointOptions = {}): Promise<void> {
  return writeCheckpoint(from, tensors, { ...settings, config: { ...SIZES, ...settings.config } });
}

function changed(change: (tensors: Tensors) => void): Tensors {
  const copy: Tensors = new Map(Array.from(good, ([name, t]) => [name, { shape: t.shape, values: t.values.slice() }]));
  change(copy);
  return copy;
}

async function expectFault(message: RegExp): Promise<void> {
  const error: unknown = await convert(options).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toMatch(message);
  // One sentence.
  expect((error as Error).message).toMatch(/^[^\n]+\.$/);
  expect(readdirSync(out)).toEqual(['tiny']);
  expect(readFileSync(join(out, 'tiny', 'manifest.json'), 'utf8')).toBe('old');
}

describe('tensors', () => {
  it.each<[string, (tensors: Tensors) => void, RegExp]>([
    [
      'a missing tensor',
      (t) => t.delete('h.1.mlp.c_fc.weight'),
      /tensor h\.1\.mlp\.c_fc\.weight is missing, expected \[12, 48\] of F32, F16, BF16\.$/,
    ],
    [
      'a wrong shape',
      (t) => t.set('h.0.attn.c_attn.weight', { shape: [36, 12], values: new Float32Array(432) }),
      /tensor h\.0\.attn\.c_attn\.weight is \[36, 12\], expected \[12, 36\]/,
    ],
    [
      'another vocabulary',
      (t) => t.set('wte.weight', { shape: [32000, 12], values: new Float32Array(384000) }),
      /tensor wte\.weight is \[32000, 12\], expected \[50257, 12\]/,
    ],
    [
      'an extra layer',
      (t) => t.set('h.2.ln_1.weight', { shape: [12], values: new Float32Array(12) }),
      /tensor h\.2\.ln_1\.weight is not part of a GPT-2 with 2 layers/,
    ],
    ['a NaN', (t) => (t.get('h.1.ln_2.bias')!.values[3] = NaN), /tensor h\.1\.ln_2\.bias holds NaN/],
    ['an infinity', (t) => (t.get('wpe.weight')!.values[3] = -Infinity), /tensor wpe\.weight holds -Infinity/],
    [
      'an untied output layer',
      (t) => t.set('lm_head.weight', { shape: [50257, 12], values: new Float32Array(50257 * 12) }),
      /tensor lm_head\.weight differs from wte\.weight/,
    ],
    ['nothing of GPT-2', (t) => t.forEach((_, name) => t.delete(name)), /tensor wte\.weight is missing/],
  ])('%s', async (_, change, message) => {
    await write(changed(change));
    await expectFault(message);
  });

  it('names the tensor as the file does, prefix and all', async () => {
    await write(
      changed((t) => t.set('ln_f.bias', { shape: [3], values: new Float32Array(3) })),
      { prefix: 'transformer.' },
    );
    await expectFault(/tensor transformer\.ln_f\.bias is \[3\], expected \[12\]/);
  });

  it('a number format that holds no floats', async () => {
    await write();
    const file = join(from, 'model.safetensors');
    const bytes = readFileSync(file);
    const header = bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0)));
    // Same size, other format.
    header.write(header.toString('latin1').replace('"F32","shape":[5,', '"I32","shape":[5,'), 'latin1');
    writeFileSync(file, bytes);
    await expectFault(/tensor wpe\.weight is I32, expected \[5, 12\] of F32, F16, BF16/);
  });
});

describe('config.json', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['another architecture', { model_type: 'llama' }, /model_type is "llama", expected "gpt2"/],
    ['another activation', { activation_function: 'relu' }, /activation_function is "relu", expected "gelu_new"/],
    [
      'scaling by layer',
      { scale_attn_by_inverse_layer_idx: true },
      /scale_attn_by_inverse_layer_idx is true, expected false/,
    ],
    ['no scaling', { scale_attn_weights: false }, /scale_attn_weights is false, expected true/],
    ['cross-attention', { add_cross_attention: true }, /add_cross_attention is true/],
    ['another vocabulary', { vocab_size: 50258 }, /vocab_size is 50258, expected 50257/],
    ['another inner width', { n_inner: 24 }, /n_inner is 24, expected 4 · n_embd = 48/],
    ['heads that do not divide', { n_head: 5 }, /n_embd 12 is not a multiple of n_head 5/],
    ['no layers', { n_layer: 0 }, /n_layer is 0, expected a positive whole number/],
    ['a missing size', { n_layer: undefined }, /n_layer is missing/],
    ['a text for a size', { n_embd: '12' }, /n_embd is "12"/],
    ['a bad epsilon', { layer_norm_epsilon: 'small' }, /layer_norm_epsilon is "small"/],
    ['more layers than there are', { n_layer: 1e9 }, /tensor h\.2\.ln_1\.weight is missing/],
    ['fewer layers than there are', { n_layer: 1 }, /tensor h\.1\.\S+ is not part of a GPT-2 with 1 layers/],
  ])('%s', async (_, config, message) => {
    await write(good, { config });
    await expectFault(message);
  });

  it.each([
    ['no JSON', '{ "n_layer": ', /config\.json is not valid JSON/],
    ['a list', '[]', /config\.json does not hold a JSON object/],
  ])('%s', async (_, text, message) => {
    await write();
    writeFileSync(join(from, 'config.json'), text);
    await expectFault(message);
  });

  it('missing', async () => {
    await write();
    rmSync(join(from, 'config.json'));
    await expectFault(/config\.json is missing/);
  });
});

describe('files', () => {
  it('a path that does not exist', async () => {
    await expectFault(/^There is no .*checkpoint-\d+, expected a folder/);
  });

  it('a folder without weights', async () => {
    await write();
    rmSync(join(from, 'model.safetensors'));
    await expectFault(/holds no model\.safetensors/);
  });

  it('a truncated file', async () => {
    await write();
    truncateSync(join(from, 'model.safetensors'), 2_000_000);
    await expectFault(/model\.safetensors is truncated: tensor \S+ ends at byte \d+, the file at byte 2000000\.$/);
  });

  it('bytes behind the last tensor', async () => {
    await write();
    appendFileSync(join(from, 'model.safetensors'), 'more');
    await expectFault(/4 unexplained bytes after tensor ln_f\.bias/);
  });

  it('another kind of file', async () => {
    await write();
    writeFileSync(join(from, 'model.safetensors'), readFileSync('package.json'));
    await expectFault(/is not a safetensors file/);
  });

  it('a missing shard', async () => {
    await write();
    rmSync(join(from, 'model.safetensors'));
    const index = { weight_map: { 'wte.weight': 'model-00001-of-00002.safetensors' } };
    writeFileSync(join(from, 'model.safetensors.index.json'), JSON.stringify(index));
    await expectFault(/Cannot open .*model-00001-of-00002\.safetensors/);
  });
});
