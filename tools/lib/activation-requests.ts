/**
 * Requests for activations, in a safetensors file:
 *
 *     p0/input_ids               I64 [T] or [1,T]
 *     p0/head_gate               F32, F16, BF16 or F64, any input of the graph in its shape or a broadcast one
 *     p0/logit_positions         I64 [M], absent: the last token
 *     p0/past_key_values.0.key   [1,H,P,K] or [H,P,K], for all layers or none
 *
 * A case's name is everything before the last slash, and may hold slashes itself. `src/engine/contract.ts` lists the
 * inputs.
 */
import { CACHE_PARTS, INTERVENTIONS, pastName } from '../../src/engine/contract';
import type {
  Activation,
  InterventionName,
  Interventions,
  KeyValueCache,
  ModelConfig,
  RunRequest,
} from '../../src/engine/types';
import type { SafetensorsFile } from './safetensors/reader';
import { UserError } from './user-error';

/** Names of the cases, in the order in which they begin in the file; UserError where one has no tokens. */
export function caseNames(file: SafetensorsFile): string[] {
  const names = new Set<string>();
  for (const name of file.entries.keys()) {
    const slash = name.lastIndexOf('/');
    if (slash < 1) throw new UserError(`${file.path}: tensor ${name} is not named <case>/<input>.`);
    names.add(name.slice(0, slash));
  }
  for (const name of names) {
    if (!file.entries.has(`${name}/input_ids`)) throw new UserError(`${file.path}: case ${name} has no input_ids.`);
  }
  if (names.size === 0) throw new UserError(`${file.path} holds no cases.`);
  return [...names];
}

/** One case as the engine takes it, without `fetch`. Shapes are checked by the engine. */
export async function readCase(
  file: SafetensorsFile,
  name: string,
  config: ModelConfig,
): Promise<Omit<RunRequest, 'fetch'>> {
  const interventions: Interventions = {};
  const past = new Map<string, Activation>();
  let logitPositions: number[] | undefined;
  for (const key of file.entries.keys()) {
    const input = key.slice(name.length + 1);
    if (key !== `${name}/${input}` || input.includes('/') || input === 'input_ids') continue;
    if (input === 'logit_positions') logitPositions = await integers(file, key);
    else if (Object.hasOwn(INTERVENTIONS, input)) interventions[input as InterventionName] = await floats(file, key);
    else if (isPast(input, config)) past.set(input, dropBatch(await floats(file, key)));
    else throw new UserError(`Case ${name}: the graph has no input ${input}.`);
  }
  const tokens = await integers(file, `${name}/input_ids`);
  const cache = past.size > 0 ? cacheOf(past, config, name) : undefined;
  return { tokens, interventions, ...(cache && { cache }), ...(logitPositions && { logitPositions }) };
}

/** A list of integers, with or without a batch axis of 1. */
async function integers(file: SafetensorsFile, name: string): Promise<number[]> {
  const { shape } = file.entry(name);
  if (shape.length !== 1 && !(shape.length === 2 && shape[0] === 1)) {
    throw new UserError(`${file.path}: tensor ${name} is [${shape.join(', ')}], expected one list.`);
  }
  return file.integers(name);
}

async function floats(file: SafetensorsFile, name: string): Promise<Activation> {
  return { data: await file.floats(name), shape: file.entry(name).shape };
}

function isPast(input: string, config: ModelConfig): boolean {
  const [, layer, part] = /^past_key_values\.(\d+)\.(.+)$/.exec(input) ?? [];
  return layer !== undefined && Number(layer) < config.n_layer && CACHE_PARTS.some((known) => known === part);
}

function dropBatch({ data, shape }: Activation): Activation {
  return { data, shape: shape.length === 4 && shape[0] === 1 ? shape.slice(1) : shape };
}

function cacheOf(past: Map<string, Activation>, config: ModelConfig, name: string): KeyValueCache {
  const all = (part: 'key' | 'value') =>
    Array.from({ length: config.n_layer }, (_, layer) => {
      const input = pastName(layer, part);
      const value = past.get(input);
      if (!value)
        throw new UserError(`Case ${name}: ${input} is missing; the cache needs every layer's keys and values.`);
      return value;
    });
  return { keys: all('key'), values: all('value') };
}
