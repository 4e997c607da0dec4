/** `npm run activations`, called as a person calls it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { cacheFrom, outputNames } from '../../../src/engine/outputs';
import { run } from '../../../src/engine/run';
import { convert } from '../../../tools/convert/convert';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { SafetensorsFile } from '../../../tools/lib/safetensors/reader';
import { SafetensorsWriter } from '../../../tools/lib/safetensors/writer';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';

const folder = tempFolder();
const model = join(folder, 'tiny');
const requests = join(folder, 'in.safetensors');
const out = join(folder, 'out.safetensors');
const TOKENS = [5, 50256, 7];

beforeAll(async () => {
  await writeCheckpoint(join(folder, 'checkpoint'), tinyTensors());
  await convert({
    from: join(folder, 'checkpoint'),
    id: 'tiny',
    title: 'T',
    license: 'MIT',
    weights: 'fp32',
    out: folder,
  });
});

function activations(...args: string[]) {
  const command = ['--import', 'tsx', 'tools/activations.ts', '--model', model, '--requests', requests, '--out', out];
  return spawnSync(process.execPath, [...command, ...args], { encoding: 'utf8' });
}

type Entry = Parameters<SafetensorsWriter['add']>;

async function writeRequests(...entries: Entry[]): Promise<void> {
  const writer = await SafetensorsWriter.create(requests);
  for (const entry of entries) await writer.add(...entry);
  await writer.finish();
}

const ids = (name: string, tokens = TOKENS, shape = [tokens.length]): Entry => [
  `${name}/input_ids`,
  'I64',
  shape,
  BigInt64Array.from(tokens, BigInt),
];

it('answers every output of every case', async () => {
  const running = await loadModelFromFolder(model);
  const fetch = outputNames(TINY);
  const first = await run(running, { tokens: TOKENS, fetch });
  const cache = cacheFrom(first, TINY);
  await writeRequests(
    ids('a/plain'),
    ['a/changed/head_gate', 'F16', [2, 3], Uint16Array.of(0, 0x3c00, 0x3c00, 0x3c00, 0x3c00, 0)],
    ids('a/changed', TOKENS, [1, 3]),
    ['a/changed/attn_keep', 'F64', [2, 1, 3, 1], Float64Array.of(1, 1, 1, 2, 2, 2)],
    ['a/changed/logit_positions', 'I64', [2], BigInt64Array.of(2n, 0n)],
    ids('next', [9]),
    ...cache.keys.flatMap(({ data, shape }, layer): Entry[] => [
      [`next/past_key_values.${layer}.key`, 'F32', [1, ...shape], data],
      [`next/past_key_values.${layer}.value`, 'F32', [1, ...shape], cache.values[layer]!.data],
    ]),
  );
  const { status, stderr } = activations();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });

  const answer = await SafetensorsFile.open(out);
  expect(answer.entries.size).toBe(3 * fetch.length);
  expect(answer.entry('a/plain/logits').shape).toEqual([1, 50257]);
  expect(answer.entry('a/plain/present.1.key').shape).toEqual([1, 3, 3, 16]);
  expect(answer.entry('next/present.1.key').shape).toEqual([1, 3, 4, 16]);
  expect(answer.entry('next/blocks.0.attn.pattern').shape).toEqual([3, 1, 4]);
  for (const name of fetch) expect(await answer.floats(`a/plain/${name}`)).toEqual(first[name]!.data);
  const changed = await run(running, {
    tokens: TOKENS,
    interventions: {
      head_gate: { data: Float32Array.of(0, 1, 1, 1, 1, 0), shape: [2, 3] },
      attn_keep: { data: Float32Array.of(1, 1, 1, 2, 2, 2), shape: [2, 1, 3, 1] },
    },
    logitPositions: [2, 0],
    fetch: ['logits'],
  });
  expect(await answer.floats('a/changed/logits')).toEqual(changed.logits!.data);
  const whole = await run(running, { tokens: [...TOKENS, 9], fetch: ['logits'] });
  const next = await answer.floats('next/logits');
  expect(Math.max(...next.map((value, i) => Math.abs(value - whole.logits!.data[i]!)))).toBeLessThan(1e-4);
  await answer.close();
  await running.dispose();
});

it('answers the outputs of --fetch alone', async () => {
  await writeRequests(ids('p'));
  expect(activations('--fetch', 'logits,blocks.1.attn.pattern').status).toBe(0);
  const answer = await SafetensorsFile.open(out);
  expect([...answer.entries.keys()]).toEqual(['p/logits', 'p/blocks.1.attn.pattern']);
  await answer.close();
});

it.each<[string, Entry[], string[], RegExp]>([
  ['an unknown output', [ids('p')], ['--fetch', 'softmax'], /--fetch: the model has no output softmax/],
  [
    'an unknown input',
    [ids('p'), ['p/gate', 'F32', [1], Float32Array.of(1)]],
    [],
    /Case p: the graph has no input gate/,
  ],
  [
    'a wrong shape',
    [ids('p'), ['p/head_gate', 'F32', [1, 3], new Float32Array(3)]],
    [],
    /Case p: .*\[1, 3\], expected \[2, 3\]/,
  ],
  ['a case without tokens', [['p/head_gate', 'F32', [2, 3], new Float32Array(6)]], [], /case p has no input_ids/],
  [
    'too many tokens',
    [
      ids(
        'p',
        Array.from({ length: 41 }, () => 1),
      ),
    ],
    [],
    /Case p: 41 tokens, the model takes 40/,
  ],
  ['a token outside', [ids('p', [50257])], [], /Case p: input_ids holds 50257/],
])('tells of %s in one sentence', async (_, entries, args, message) => {
  await writeRequests(...entries);
  const before = existsSync(out);
  const { status, stderr } = activations(...args);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Error: [^\n]+\.\n$/);
  expect(stderr).toMatch(message);
  expect(existsSync(out)).toBe(before);
});
