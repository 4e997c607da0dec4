/** The graph's inputs: their neutral values, and the check of those that a caller changes. */
import { INTERVENTIONS, type Dimension, type Size, type Sizes } from './contract';
import { EngineError } from './errors';
import type { Activation, InterventionName } from './types';

/**
 * The value of an input at which the model is GPT-2, in its smallest shape: sizes that may be 1 are 1.
 * `attention_bias` is causal and as wide as the run.
 */
export function neutralInput(name: InterventionName, sizes: Sizes): Activation {
  if (name === 'attention_bias') return causalBias(sizes.T, sizes.P);
  if (name === 'score_coefficients') return { data: Float32Array.of(1, 0), shape: [2] };
  const { shape: dimensions, neutral } = INTERVENTIONS[name];
  const shape = dimensions.map((dimension) => (mayBeOne(dimension) ? 1 : sizes[sizeOf(dimension)]));
  return { data: new Float32Array(product(shape)).fill(neutral), shape };
}

/** [T,S]: 0 where a token may look (itself and what stands before it), −∞ where it may not. */
export function causalBias(T: number, P = 0): Activation {
  const S = P + T;
  const data = new Float32Array(T * S);
  for (let t = 0; t < T; t++) data.fill(-Infinity, t * S + P + t + 1, (t + 1) * S);
  return { data, shape: [T, S] };
}

/** Throws EngineError 'bad-input' unless the value has the shape that the contract gives this input. */
export function checkInput(name: InterventionName, value: Activation, sizes: Sizes): void {
  if (!Object.hasOwn(INTERVENTIONS, name)) {
    throw new EngineError('bad-input', `There is no input ${name}`, { input: name });
  }
  checkShape(name, value, INTERVENTIONS[name].shape, sizes);
}

/** Throws EngineError 'bad-input' unless shape and number of values fit; `dimensions` as in the contract. */
export function checkShape(name: string, value: Activation, dimensions: readonly Dimension[], sizes: Sizes): void {
  const { shape, data } = value;
  const fits =
    shape.length === dimensions.length &&
    dimensions.every((dimension, axis) => {
      return shape[axis] === sizes[sizeOf(dimension)] || (mayBeOne(dimension) && shape[axis] === 1);
    });
  if (!fits) {
    const expected = dimensions.map(
      (d) => `${sizes[sizeOf(d)]}${mayBeOne(d) && sizes[sizeOf(d)] !== 1 ? ' or 1' : ''}`,
    );
    const message = `Input ${name} has shape [${shape.join(', ')}], expected [${expected.join(', ')}]`;
    throw new EngineError('bad-input', message, { input: name });
  }
  if (data.length !== product(shape)) {
    const message = `Input ${name} [${shape.join(', ')}] has ${data.length} values, expected ${product(shape)}`;
    throw new EngineError('bad-input', message, { input: name });
  }
}

export function mayBeOne(dimension: Dimension): boolean {
  return dimension.endsWith('?');
}

export function sizeOf(dimension: Dimension): Size {
  return dimension.replace('?', '') as Size;
}

export function product(shape: readonly number[]): number {
  return shape.reduce((total, size) => total * size, 1);
}
