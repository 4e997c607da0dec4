/** The bench's own arithmetic, and the graph that interventions are measured against. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../../src/engine/run';
import type { Interventions } from '../../../src/engine/types';
import { bytesPerToken } from '../../../tools/bench/bandwidth';
import type { SubjectFigures } from '../../../tools/bench/measure';
import { parseOptions } from '../../../tools/bench/options';
import { ratios, report } from '../../../tools/bench/report';
import { interleaved, median, ratio, type Sample } from '../../../tools/bench/timing';
import { withoutInterventions } from '../../../tools/bench/without-interventions';
import { buildGraph } from '../../../tools/convert/graph/gpt2';
import { largestDifference } from '../../../tools/lib/conformance/compare';
import { loadModelFromFolder } from '../../../tools/lib/node-files';
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';

const folder = tempFolder();

it.each([
  { layers: 1, weights: 'fp32', compute: 'fp32' },
  { layers: 2, weights: 'int8', compute: 'int8' },
] as const)('takes interventions out of a graph of $layers layers in $compute, and nothing else', async (variant) => {
  const { layers, weights, compute } = variant;
  const config = { ...TINY, n_layer: layers };
  const from = join(folder, `from-${layers}`);
  await writeCheckpoint(from, tinyTensors(config), { config: { n_layer: layers } });
  const model = await convertedModel(folder, { from, weights, compute });
  const bare = await loadModelFromFolder(join(folder, model.manifest.id), { changeGraph: withoutInterventions });
  const request = { tokens: [5, 6, 7, 8], fetch: ['logits', 'blocks.0.resid_pre', 'blocks.0.attn.pattern'] };
  const [expected, found] = [await run(model, request), await run(bare, request)];
  for (const name of request.fetch) expect(largestDifference(found[name]!, expected[name]!), name).toBeLessThan(1e-5);

  const off = { data: new Float32Array(2 * layers), shape: [layers, 2] };
  const interventions: Interventions = { sublayer_gate: off, skip_gate: off };
  const changed = await run(model, { ...request, interventions });
  expect(largestDifference(changed.logits!, expected.logits!)).toBeGreaterThan(0.1);
  expect(await run(bare, { ...request, interventions })).toEqual(found);
  const graph = buildGraph(config, compute);
  expect(withoutInterventions(graph).length).toBeLessThan(0.95 * graph.length);
  await model.dispose();
  await bare.dispose();
});

it('counts the bytes that one token reads: matrices once, of the positions one row', () => {
  const place = { chunk: 0, offset: 0 };
  const tensors = {
    'wpe.weight': { dtype: 'int8', shape: [40, 8], ...place, scale: { axis: 1, ...place } },
    'wte.weight': { dtype: 'int8', shape: [8, 100], ...place, scale: { axis: 1, ...place } },
    'ln_f.bias': { dtype: 'float32', shape: [8], ...place, scale: null },
  } as const;
  const of = (compute: 'int8' | 'fp32') => bytesPerToken({ compute, tensors } as unknown as SubjectManifest);
  expect(of('int8')).toBe(8 + 800 + 32);
  expect(of('fp32')).toBe(4 * (8 + 800 + 8));
});
type SubjectManifest = Parameters<typeof bytesPerToken>[0];

it('takes medians, and ratios round by round', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  // A slow second round slows down both.
  expect(ratio([1, 100, 1], [2, 200, 2])).toBe(0.5);
});

it('calls every case in every round', async () => {
  const called = new Set<string>();
  const timedCase = (key: string) => ({ key, call: async () => void called.add(key) });
  const rounds: string[][] = [];
  const samples = await interleaved([timedCase('a'), timedCase('b')], 3, () => {
    rounds.push([...called].toSorted());
    called.clear();
  });
  expect([...samples.keys()]).toEqual(['a', 'b']);
  expect([...samples.values()].map((list) => list.length)).toEqual([3, 3]);
  // How often in a round depends on how long a call took.
  expect(rounds.slice(1)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

it('reports what was measured, and compares with float32', () => {
  const subjects = [subject('int8', 10, 20), subject('fp32', 40, 40)];
  const sixteen = ratios(subjects).find(({ name }) => name === 'to fp32: 16 tokens')!;
  expect(sixteen).toMatchObject({ values: [0.5, null], goal: 0.75 });
  expect(ratios(subjects).find(({ name }) => name === 'to fp32: bytes to download')!.values).toEqual([0.25, null]);
  const machine = { processor: 'a processor', cores: 2, system: 'linux x64', node: 'v24' };
  const text = report({ machine, rounds: 3, bandwidth: 1e9, subjects });
  expect(text).toContain('a processor, 2 cores');
  expect(text).toMatch(/to fp32: 16 tokens +0\.50 +≤ 0\.75/);
});

it('knows its parts', () => {
  expect(parseOptions([])).toMatchObject({ models: [], rounds: 11, parts: ['load', 'runs', 'threads'] });
  expect(parseOptions(['--only', 'runs', '--model', 'a', '--model', 'b'])!.models).toEqual(['a', 'b']);
  expect(() => parseOptions(['--only', 'everything'])).toThrow('--only everything');
  expect(() => parseOptions(['--rounds', '0'])).toThrow('--rounds 0');
});

function subject(label: 'int8' | 'fp32', bytes: number, time: number): SubjectFigures {
  const samples: Sample[] = [1, 2, 3].map((round) => ({ clock: round * time, processor: round * time }));
  return {
    ...{ label, id: label, weights: label, compute: label, parameters: 1e6, bytes, bytesPerToken: bytes },
    ...{ loads: [], cases: { sixteen: samples }, threads: null },
  };
}
