/** Runs the parts of the bench and puts their figures together. */
import { arch, cpus, platform } from 'node:os';
import type { Model } from '../../src/engine/model';
import { downloadBytes } from '../../src/engine/manifest';
import { run } from '../../src/engine/run';
import { largestDifference } from '../lib/conformance/compare';
import { loadModelFromFolder } from '../lib/node-files';
import { progressBar } from '../lib/progress';
import { bytesPerToken, readBandwidth } from './bandwidth';
import { casesOf, CASES, someTokens, type CaseName } from './cases';
import { BenchChild, compareThreads, type LoadedMessage } from './children';
import type { BenchOptions } from './options';
import type { Subject } from './subjects';
import { interleaved, type Sample, type TimedCase } from './timing';
import { withoutInterventions } from './without-interventions';

export interface SubjectFigures {
  label: string;
  id: string;
  weights: string;
  compute: string;
  parameters: number;
  /** Graph and weights, to download. */
  bytes: number;
  /** Weights that one token reads. */
  bytesPerToken: number;
  loads: LoadedMessage[];
  cases: Partial<Record<CaseName, Sample[]>>;
  /** Clock times of 16 tokens with one and with two threads. */
  threads: [number[], number[]] | null;
}

export interface Figures {
  machine: { processor: string; cores: number; system: string; node: string };
  rounds: number;
  /** Bytes per second, read by one thread. */
  bandwidth: number;
  subjects: SubjectFigures[];
}

export const LOAD_ROUNDS = 3;
const THREADED_TOKENS = 16;

export async function measure(subjects: readonly Subject[], options: BenchOptions): Promise<Figures> {
  const { parts, rounds } = options;
  const figures: SubjectFigures[] = subjects.map(({ label, manifest }) => ({
    ...{ label, id: manifest.id, weights: manifest.weights, compute: manifest.compute },
    ...{ parameters: manifest.parameters, bytes: downloadBytes(manifest), bytesPerToken: bytesPerToken(manifest) },
    ...{ loads: [], cases: {}, threads: null },
  }));
  const bandwidth = await readBandwidth();
  if (parts.includes('load')) await measureLoads(subjects, figures);
  if (parts.includes('threads')) {
    for (const [i, { folder }] of subjects.entries()) {
      figures[i]!.threads = await compareThreads(folder, THREADED_TOKENS, rounds);
    }
  }
  if (parts.includes('runs')) await measureRuns(subjects, figures, rounds);
  const system = `${platform()} ${arch()}`;
  const machine = { processor: cpus()[0]!.model.trim(), cores: cpus().length, system, node: process.version };
  return { machine, rounds, bandwidth, subjects: figures };
}

async function measureLoads(subjects: readonly Subject[], figures: SubjectFigures[]): Promise<void> {
  const progress = progressBar('Loading');
  for (let round = 0; round < LOAD_ROUNDS; round++) {
    for (const [i, { folder }] of subjects.entries()) {
      const child = await BenchChild.start(folder, 1);
      figures[i]!.loads.push(child.loaded);
      await child.stop();
      progress(round * subjects.length + i + 1, LOAD_ROUNDS * subjects.length);
    }
  }
}

async function measureRuns(subjects: readonly Subject[], figures: SubjectFigures[], rounds: number): Promise<void> {
  const cases: TimedCase[] = [];
  const models: Model[] = [];
  for (const [i, { folder }] of subjects.entries()) {
    const model = await loadModelFromFolder(folder);
    const bare = await loadModelFromFolder(folder, { changeGraph: withoutInterventions });
    await checkSame(model, bare);
    models.push(model, bare);
    for (const [name, call] of Object.entries(await casesOf(model, bare))) cases.push({ key: `${i}/${name}`, call });
  }
  const samples = await interleaved(cases, rounds, progressBar('Running'));
  for (const [i, subject] of figures.entries()) {
    for (const name of Object.keys(CASES) as CaseName[]) {
      const found = samples.get(`${i}/${name}`);
      if (found) subject.cases[name] = found;
    }
  }
  await Promise.all(models.map((model) => model.dispose()));
}

/** A graph without interventions that gave other logits would be no measure. */
async function checkSame(model: Model, bare: Model): Promise<void> {
  const request = { tokens: someTokens(16), fetch: ['logits'] };
  const [expected, found] = [await run(model, request), await run(bare, request)];
  const difference = largestDifference(found.logits!, expected.logits!);
  if (!(difference < 1e-4)) throw new Error(`The graph without interventions differs by ${difference}`);
}
