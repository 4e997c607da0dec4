/**
 * What the shipped model must answer, by the independent implementation (tools/lib/conformance/reference.ts) on the very weights
 * that the page downloads: the site's figures are held to the digits they show. How far those weights are from the
 * checkpoint they were made of is another question; `golden` has the answers of the exact ones.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Activations, Interventions, Manifest, TensorInfo } from '../../../src/engine/types';
import { reference, type Tensors } from '../../../tools/lib/conformance/reference';
import { SafetensorsFile } from '../../../tools/lib/safetensors/reader';

const folder = resolve('public/models/course-12m');
export const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
export const config = manifest.config;
let tensors: Tensors | undefined;

/** Every output of the graph for these tokens, `logits` [T,V] among them. */
export function activations(tokens: number[], interventions: Interventions = {}): Activations {
  tensors ??= readTensors();
  return reference(tensors, config, tokens, interventions);
}

/** A weight in the checkpoint's own layout, by Hugging Face's name without prefix. */
export function weight(name: string): Float32Array {
  tensors ??= readTensors();
  return tensors.get(name)!.values;
}

/** Kullback–Leibler divergence in nats of two distributions after the last token, from their logits. */
export function divergence(from: Activations, to: Activations): number {
  const [p, q] = [from, to].map(({ logits }) => softmax(logits!.data.slice(-config.vocab_size))) as [
    Float64Array,
    Float64Array,
  ];
  return p.reduce((sum, value, i) => sum + (value > 0 ? value * Math.log(value / q[i]!) : 0), 0);
}

/** Logits [V] after the last of `tokens`, and the residual streams that the logit lens reads ([T,D] each). */
export function answer(tokens: number[]): { logits: Float32Array; streams: Float32Array[] } {
  tensors ??= readTensors();
  const out = reference(tensors, config, tokens, {});
  const { data } = out.logits!;
  const names = ['blocks.0.resid_pre', ...Array.from({ length: config.n_layer }, (_, l) => `blocks.${l}.resid_post`)];
  return { logits: data.slice(-config.vocab_size), streams: names.map((name) => out[name]!.data) };
}

/** Logits [V] of a stream's last row [D]: final LayerNorm, then the output layer. */
export function lens(stream: Float32Array): Float32Array {
  tensors ??= readTensors();
  const D = config.n_embd;
  const x = stream.slice(-D);
  const mean = x.reduce((sum, v) => sum + v / D, 0);
  const scale = Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2 / D, 0) + config.layer_norm_epsilon);
  const [gamma, beta, wte] = ['ln_f.weight', 'ln_f.bias', 'wte.weight'].map((name) => tensors!.get(name)!.values);
  const y = Array.from(x, (v, d) => ((v - mean) / scale) * gamma![d]! + beta![d]!);
  return Float32Array.from({ length: config.vocab_size }, (_, id) =>
    y.reduce((sum, v, d) => sum + v * wte![id * D + d]!, 0),
  );
}

export function softmax(logits: ArrayLike<number>, temperature = 1): Float64Array {
  const largest = Array.from(logits).reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = Float64Array.from(logits, (x) => Math.exp((x - largest) / temperature));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((p) => p / sum);
}

/** Token ids, the most probable first. */
export function ranking(probabilities: ArrayLike<number>): number[] {
  return Array.from(probabilities, (_, id) => id).sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
}

/** The golden prompts and, for each, the logits [V] of its last position by the exact checkpoint. */
export async function golden(): Promise<{ text: string; ids: number[]; logits: Float32Array }[]> {
  const { prompts } = JSON.parse(readFileSync('tests/golden/golden.json', 'utf8')) as {
    prompts: { name: string; text: string; ids: number[] }[];
  };
  const file = await SafetensorsFile.open('tests/golden/golden.safetensors');
  try {
    const found = [];
    for (const { name, text, ids } of prompts) {
      const tensor = name === 'p0' ? 'p0/logits' : `${name}/last_logits`;
      found.push({ text, ids, logits: (await file.floats(tensor)).slice(-config.vocab_size) });
    }
    return found;
  } finally {
    await file.close();
  }
}

/** All weights, int8 · scale, in the checkpoint's own layout: the token embedding is stored as [D,V] and wanted as [V,D]. */
function readTensors(): Tensors {
  const contents = manifest.chunks.map(({ file, packed }) => {
    const stored = readFileSync(join(folder, file));
    return packed ? gunzipSync(stored) : stored;
  });
  const bytes = Buffer.concat(contents);
  const starts = manifest.chunks.map((_, i) =>
    manifest.chunks.slice(0, i).reduce((sum, chunk) => sum + chunk.bytes, 0),
  );
  const at = ({ chunk, offset }: { chunk: number; offset: number }, length: number) =>
    bytes.buffer.slice(bytes.byteOffset + starts[chunk]! + offset, bytes.byteOffset + starts[chunk]! + offset + length);
  const found: Tensors = new Map();
  for (const [name, info] of Object.entries(manifest.tensors)) {
    const values = dequantised(info, at);
    const [rows, columns] = info.shape as [number, number];
    found.set(
      name,
      name === 'wte.weight'
        ? { shape: [columns, rows], values: transposed(values, rows) }
        : { shape: info.shape, values },
    );
  }
  return found;
}

function dequantised(
  info: TensorInfo,
  at: (place: { chunk: number; offset: number }, length: number) => ArrayBuffer,
): Float32Array {
  const size = info.shape.reduce((product, n) => product * n, 1);
  if (info.dtype === 'float32' || !info.scale) return new Float32Array(at(info, 4 * size));
  const { axis } = info.scale;
  const scales = new Float32Array(at(info.scale, 4 * info.shape[axis]!));
  const inner = info.shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  const whole = new Int8Array(at(info, size));
  const values = new Float32Array(size);
  for (let i = 0; i < size; i++) values[i] = whole[i]! * scales[Math.floor(i / inner) % scales.length]!;
  return values;
}

function transposed(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const turned = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c]!;
  return turned;
}
