/** exp(xᵢ/t) ÷ Σ exp(xⱼ/t), in float64. */
import { EngineError } from './errors';

/**
 * Temperature 0 is the limit: everything on the largest value, on the first of them where several are equal.
 * EngineError 'bad-input' where the values have no softmax (not a number, +∞, none above −∞).
 */
export function softmax(values: ArrayLike<number>, temperature = 1): Float64Array {
  const top = argmax(values);
  const probabilities = new Float64Array(values.length);
  if (temperature === 0) {
    probabilities[top] = 1;
    return probabilities;
  }
  const largest = values[top]!;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    probabilities[i] = Math.exp((values[i]! - largest) / temperature);
    sum += probabilities[i]!;
  }
  for (let i = 0; i < values.length; i++) probabilities[i]! /= sum;
  return probabilities;
}

/** Index of the largest value, the first of equals. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) throw notFinite();
    if (values[i]! > values[best]!) best = i;
  }
  if (!Number.isFinite(values[best])) throw notFinite();
  return best;
}

function notFinite(): EngineError {
  return new EngineError('bad-input', 'The values are not finite numbers', { input: 'logits' });
}
