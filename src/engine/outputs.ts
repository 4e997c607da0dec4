/** The graph's outputs: their names and shapes, and the keys and values to carry on with. */
import { BLOCK_OUTPUTS, CACHE_PARTS, GLOBAL_OUTPUTS, PRESENT_SHAPE, presentName, type Size } from './contract';
import { EngineError } from './errors';
import type { Activation, Activations, KeyValueCache, ModelConfig } from './types';

/** Every output of a model's graph with its shape in the contract's symbols, without the batch axis. */
export function outputShapes(config: ModelConfig): Map<string, Size[]> {
  const { logits, ...others } = GLOBAL_OUTPUTS;
  const shapes = new Map<string, Size[]>(Object.entries(others));
  for (let layer = 0; layer < config.n_layer; layer++) {
    for (const [name, shape] of Object.entries(BLOCK_OUTPUTS)) shapes.set(`blocks.${layer}.${name}`, shape);
    for (const part of CACHE_PARTS) shapes.set(presentName(layer, part), PRESENT_SHAPE);
  }
  return shapes.set('logits', logits!);
}

export function outputNames(config: ModelConfig): string[] {
  return [...outputShapes(config).keys()];
}

/** `present.0.key`, `present.0.value`, `present.1.key` …: what `cacheFrom` needs. */
export function presentNames(config: ModelConfig): string[] {
  const layers = Array.from({ length: config.n_layer }, (_, layer) => layer);
  return layers.flatMap((layer) => CACHE_PARTS.map((part) => presentName(layer, part)));
}

/** Keys and values of all tokens so far, from a run that fetched `presentNames`. */
export function cacheFrom(activations: Activations, config: ModelConfig): KeyValueCache {
  const all = (part: (typeof CACHE_PARTS)[number]) =>
    Array.from({ length: config.n_layer }, (_, layer) => fetched(activations, presentName(layer, part)));
  return { keys: all('key'), values: all('value') };
}

/** An activation that the run was asked for; EngineError 'bad-input' if it was not. */
export function fetched(activations: Activations, name: string): Activation {
  const activation = activations[name];
  if (!activation) throw new EngineError('bad-input', `${name} was not fetched`, { output: name });
  return activation;
}
