/** Makes a running model of a manifest and the bytes it names. Where they come from is the caller's affair. */
import { Chunks } from './chunks';
import { createSession, releaseSession, type Session } from './runtime';
import type { Manifest, ModelConfig } from './types';
import { Weights } from './weights';

export interface ModelSource {
  manifest: Manifest;
  /** Bytes of the graph and of chunk `i`, already verified against the manifest. */
  readGraph(): Promise<Uint8Array>;
  readChunk(index: number): Promise<Uint8Array>;
}

export interface Model {
  manifest: Manifest;
  config: ModelConfig;
  weights: Weights;
  session: Session;
  /** Frees the session's memory; the model must not be used afterwards. */
  dispose(): Promise<void>;
}

export async function loadModel({ manifest, readGraph, readChunk }: ModelSource): Promise<Model> {
  const [graph, ...chunks] = await Promise.all([readGraph(), ...manifest.chunks.map((_, index) => readChunk(index))]);
  const weights = new Weights(manifest, new Chunks(chunks));
  const session = await createSession(graph, () => externalData(manifest, weights));
  return { manifest, config: manifest.config, weights, session, dispose: () => releaseSession(session) };
}

/**
 * Bytes for each external tensor of the graph. A graph that computes in float32 gets int8 weights expanded;
 * one that computes in int8 gets them as they are, with their scales as `<name>.scale`.
 * The session copies what it is given, so expanded weights are garbage once it exists.
 */
function externalData(manifest: Manifest, weights: Weights): Map<string, Uint8Array> {
  const data = new Map<string, Uint8Array>();
  for (const [name, { scale }] of Object.entries(manifest.tensors)) {
    if (scale && manifest.compute === 'int8') {
      data.set(name, weights.raw(name));
      data.set(`${name}.scale`, asBytes(weights.scales(name)!));
    } else {
      data.set(name, asBytes(weights.tensor(name)));
    }
  }
  return data;
}

function asBytes({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
