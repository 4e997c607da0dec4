/**
 * `manifest.json` says what a model is and where its weights lie; `index.json` beside the models says which there are.
 * Both come over the network, so nothing in them is trusted before it is checked here.
 */
import { EngineError } from './errors';
import type { ChunkInfo, Location, Manifest, ModelConfig, TensorInfo } from './types';

/** One model that a site offers, in `public/models/index.json`. */
export interface ModelListing {
  id: string;
  title: string;
  license: string;
  /** Bytes to download: graph and weights. */
  bytes: number;
  parameters: number;
  default: boolean;
}

type Json = Record<string, unknown>;

/** Checked manifest; EngineError 'bad-manifest' that says what is wrong. */
export function parseManifest(json: unknown): Manifest {
  const manifest = object(json, 'the manifest');
  if (manifest.format !== 1) throw bad(`has format ${JSON.stringify(manifest.format)}, expected 1`);
  const source = object(manifest.source, 'source');
  const chunks = array(manifest.chunks, 'chunks').map((chunk, i) => parseChunk(chunk, `chunks[${i}]`));
  const config = parseConfig(manifest.config);
  const tensors = Object.entries(object(manifest.tensors, 'tensors')).map(([name, tensor]): [string, TensorInfo] => {
    return [name, parseTensor(tensor, name, chunks)];
  });
  return {
    format: 1,
    id: text(manifest.id, 'id'),
    title: text(manifest.title, 'title'),
    license: text(manifest.license, 'license'),
    source: {
      name: text(source.name, 'source.name'),
      sha256: hash(source.sha256, 'source.sha256'),
      ...(source.revision === undefined ? {} : { revision: text(source.revision, 'source.revision') }),
    },
    config,
    parameters: count(manifest.parameters, 'parameters'),
    weights: oneOf(manifest.weights, 'weights', ['int8', 'fp32']),
    compute: oneOf(manifest.compute, 'compute', ['fp32', 'int8']),
    graph: parseChunk(manifest.graph, 'graph'),
    chunks,
    tensors: Object.fromEntries(tensors),
  };
}

/** Checked list of a site's models; EngineError 'bad-manifest' that says what is wrong. */
export function parseModelIndex(json: unknown): ModelListing[] {
  return array(json, 'the index').map((entry, i) => {
    const listing = object(entry, `[${i}]`);
    return {
      id: text(listing.id, 'id'),
      title: text(listing.title, 'title'),
      license: text(listing.license, 'license'),
      bytes: count(listing.bytes, 'bytes'),
      parameters: count(listing.parameters, 'parameters'),
      default: listing.default === true,
    };
  });
}

/** Bytes to download for one file. */
export function fileBytes({ bytes, packed }: ChunkInfo): number {
  return packed?.bytes ?? bytes;
}

/** Bytes to download for a model: its graph and its weights. */
export function downloadBytes({ graph, chunks }: Manifest): number {
  return [graph, ...chunks].reduce((total, file) => total + fileBytes(file), 0);
}

/** Bytes that a tensor's values take on disk, without its scales. */
export function tensorBytes({ dtype, shape }: Pick<TensorInfo, 'dtype' | 'shape'>): number {
  return shape.reduce((total, size) => total * size, dtype === 'int8' ? 1 : 4);
}

function parseConfig(json: unknown): ModelConfig {
  const config = object(json, 'config');
  const parsed: ModelConfig = {
    n_layer: count(config.n_layer, 'config.n_layer'),
    n_head: count(config.n_head, 'config.n_head'),
    n_embd: count(config.n_embd, 'config.n_embd'),
    n_positions: count(config.n_positions, 'config.n_positions'),
    vocab_size: count(config.vocab_size, 'config.vocab_size'),
    layer_norm_epsilon: config.layer_norm_epsilon as number,
  };
  if (typeof config.layer_norm_epsilon !== 'number') throw bad('config.layer_norm_epsilon is not a number');
  if (parsed.n_embd % parsed.n_head !== 0) throw bad('config.n_embd is not a multiple of config.n_head');
  return parsed;
}

function parseChunk(json: unknown, what: string): ChunkInfo {
  const chunk = object(json, what);
  const file = text(chunk.file, `${what}.file`);
  // A file name, never a path: the manifest must not reach outside its folder.
  if (!/^[\w-][\w.-]*$/.test(file)) throw bad(`${what}.file is not a file name`);
  const info = { file, bytes: count(chunk.bytes, `${what}.bytes`), sha256: hash(chunk.sha256, `${what}.sha256`) };
  if (chunk.packed === undefined) return info;
  const packed = object(chunk.packed, `${what}.packed`);
  const as = oneOf(packed.as, `${what}.packed.as`, ['gzip']);
  return { ...info, packed: { as, bytes: count(packed.bytes, `${what}.packed.bytes`) } };
}

function parseTensor(json: unknown, name: string, chunks: ChunkInfo[]): TensorInfo {
  const tensor = object(json, name);
  const dtype = oneOf(tensor.dtype, `${name}.dtype`, ['int8', 'float32']);
  const shape = array(tensor.shape, `${name}.shape`).map((size) => count(size, `${name}.shape`));
  const info = { dtype, shape, ...parseLocation(tensor, name, tensorBytes({ dtype, shape }), chunks) };
  if (dtype === 'float32') return { ...info, scale: null };
  const scale = object(tensor.scale, `${name}.scale`);
  const axis = scale.axis as number;
  const channels = shape[axis];
  if (channels === undefined) throw bad(`${name}.scale.axis is not an axis of the tensor`);
  return { ...info, scale: { axis, ...parseLocation(scale, `${name}.scale`, 4 * channels, chunks) } };
}

/** A place in the chunks that has room for `bytes`. */
function parseLocation(json: Json, name: string, bytes: number, chunks: ChunkInfo[]): Location {
  const chunk = json.chunk as number;
  const offset = json.offset as number;
  const inside = chunks.slice(chunk).reduce((total, { bytes }) => total + bytes, 0);
  const valid = chunks[chunk] && Number.isSafeInteger(offset) && offset >= 0 && offset <= chunks[chunk].bytes;
  if (!valid || offset + bytes > inside) throw bad(`${name} lies outside the chunks`);
  return { chunk, offset };
}

function object(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${what} is not an object`);
  return value as Json;
}

function array(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw bad(`${what} is not a list`);
  return value;
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw bad(`${what} is not a text`);
  return value;
}

function count(value: unknown, what: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw bad(`${what} is not a positive whole number`);
  return value as number;
}

function hash(value: unknown, what: string): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) throw bad(`${what} is not a SHA-256`);
  return value;
}

function oneOf<const T extends string>(value: unknown, what: string, allowed: readonly T[]): T {
  if (!allowed.includes(value as T)) throw bad(`${what} is none of ${allowed.join(', ')}`);
  return value as T;
}

function bad(what: string): EngineError {
  return new EngineError('bad-manifest', `Manifest: ${what}`, { what });
}
