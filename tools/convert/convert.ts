/** A checkpoint → a model folder: graph, weights in chunks, manifest, card. All or nothing. */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, ModelConfig, TensorInfo } from '../../src/engine/types';
import { Checkpoint, type TensorSpec } from './checkpoint';
import { ChunkWriter, writeHashed } from './chunk-writer';
import { parseConfig } from './config';
import { buildGraph } from './graph/gpt2';
import type { Options } from './options';
import { quantiseColumns, transpose } from './quantise';
import { replaceFolder } from './replace-folder';
import { openSource, type Source } from './source';

/** Called after each tensor with the parameters converted so far, and of all. */
export type OnProgress = (done: number, total: number) => void;

/** Above this many parameters, int8 arithmetic saves more time and memory than its rounding is worth. */
const INT8_COMPUTE_ABOVE = 50_000_000;

/** Converts into `<out>/<id>`. Errors that a person can act on are UserErrors; then nothing in `out` has changed. */
export async function convert(options: Options, onProgress: OnProgress = () => undefined): Promise<Manifest> {
  const source = await openSource(options.from);
  try {
    const config = parseConfig(source.config, source.configFile);
    const checkpoint = Checkpoint.open(source.files, config);
    return await replaceFolder(options.out, options.id, (folder) =>
      write({ options, source, config, checkpoint, folder, onProgress }),
    );
  } finally {
    await source.close();
  }
}

interface Job {
  options: Options;
  source: Source;
  config: ModelConfig;
  checkpoint: Checkpoint;
  folder: string;
  onProgress: OnProgress;
}

async function write(job: Job): Promise<Manifest> {
  const { options, source, config, checkpoint, folder } = job;
  const { parameters } = checkpoint;
  const { id, weights } = options;
  const title = options.title ?? source.title ?? id;
  const license = options.license ?? source.license ?? 'unknown';
  const compute = options.compute ?? (weights === 'fp32' || parameters < INT8_COMPUTE_ABOVE ? 'fp32' : 'int8');
  const graph = await writeHashed(folder, 'model.onnx', buildGraph(config, compute));
  const { chunks, tensors } = await writeWeights(job);
  const manifest: Manifest = {
    ...{ format: 1, id, title, license },
    source: { name: source.name, sha256: await source.sha256(), revision: source.revision },
    ...{ config, parameters, weights, compute, graph, chunks, tensors },
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  if (source.card) await copyFile(source.card, join(folder, 'README.md'));
  return manifest;
}

/** One tensor at a time, so that memory holds at most the largest in a few copies. */
async function writeWeights({ options, checkpoint, folder, onProgress }: Job) {
  const writer = new ChunkWriter(folder);
  const tensors: Record<string, TensorInfo> = {};
  let done = 0;
  for (const spec of checkpoint.specs) {
    tensors[spec.name] = await writeTensor(writer, spec, await checkpoint.read(spec.name), checkpoint, options);
    done += spec.shape.reduce((product, size) => product * size);
    onProgress(done, checkpoint.parameters);
  }
  await writer.finish();
  return { chunks: writer.chunks, tensors };
}

async function writeTensor(
  writer: ChunkWriter,
  { name, shape }: TensorSpec,
  values: Float32Array,
  checkpoint: Checkpoint,
  { weights }: Options,
): Promise<TensorInfo> {
  const [rows, columns] = shape as [number, number?];
  if (name === 'wte.weight') {
    await checkpoint.checkTiedOutputLayer(values);
    values = transpose(values, rows, columns!);
    shape = [columns!, rows];
  }
  if (weights === 'fp32' || columns === undefined) {
    return { dtype: 'float32', shape, ...(await writer.add(values)), scale: null };
  }
  const quantised = quantiseColumns(values, shape[1]!);
  const place = await writer.add(quantised.values);
  return { dtype: 'int8', shape, ...place, scale: { axis: 1, ...(await writer.add(quantised.scales)) } };
}
