/** The way of the default model from its checkpoint to the page, in numbers that are read from files when the site is built. */
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bytes as runtimeBytes } from 'virtual:runtime-wasm/facts';
import { CACHE_PARTS, INTERVENTION_NAMES } from '../../engine/contract';
import { fileBytes, tensorBytes } from '../../engine/manifest';
import { outputNames } from '../../engine/outputs';
import type { Manifest } from '../../engine/types';
import { defaultManifest } from '../site/default-model';

export interface PipelineFacts {
  title: string;
  parameters: number;
  /** The checkpoint, and the formats of its tensors. */
  checkpoint: { bytes: number; tensors: number; formats: string[] };
  /** `packed`: what a page downloads. */
  weights: { packed: number; files: number; int8: number; float32: number };
  graph: { bytes: number; packed: number; inputs: number; outputs: number };
  runtime: { packed: number; unpacked: number };
  /** The tokenizer's table, gzipped as hosts send it. */
  tokenizer: number;
  /** Weights as the arithmetic uses them. */
  expanded: number;
}

export function pipelineFacts(): PipelineFacts {
  const manifest = defaultManifest();
  const { config, parameters, graph, chunks, compute } = manifest;
  // input_ids and logit_positions, the interventions, and the cache.
  const inputs = 2 + INTERVENTION_NAMES.length + CACHE_PARTS.length * config.n_layer;
  return {
    title: manifest.title,
    parameters,
    checkpoint: checkpoint(`checkpoints/${manifest.id}/model.safetensors`),
    weights: {
      packed: chunks.reduce((sum, chunk) => sum + fileBytes(chunk), 0),
      files: chunks.length,
      ...shares(manifest),
    },
    graph: { bytes: graph.bytes, packed: fileBytes(graph), inputs, outputs: outputNames(config).length },
    runtime: {
      packed: runtimeBytes,
      unpacked: statSync('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm').size,
    },
    tokenizer: gzipSync(readFileSync('node_modules/gpt-tokenizer/esm/bpeRanks/r50k_base.js')).length,
    expanded: parameters * (compute === 'fp32' ? 4 : 1),
  };
}

/** Bytes of whole numbers, and of what stays in float32: scales, biases, layer norms. */
function shares({ tensors }: Manifest): { int8: number; float32: number } {
  let [int8, float32] = [0, 0];
  for (const tensor of Object.values(tensors)) {
    if (tensor.dtype === 'int8') int8 += tensorBytes(tensor);
    else float32 += tensorBytes(tensor);
    if (tensor.scale) float32 += 4 * tensor.shape[tensor.scale.axis]!;
  }
  return { int8, float32 };
}

/** A safetensors file begins with the length of its JSON header (8 bytes), then the header. */
function checkpoint(path: string): PipelineFacts['checkpoint'] {
  const file = readFileSync(path);
  const length = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, 8 + length)) as Record<string, { dtype: string }>;
  delete header.__metadata__;
  const formats = [...new Set(Object.values(header).map(({ dtype }) => dtype))];
  return { bytes: file.length, tensors: Object.keys(header).length, formats };
}
