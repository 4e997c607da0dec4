/** What a model costs a reader, from its manifest. */
import type { Manifest } from '../../engine/types';

/** Bytes that the runtime takes, whatever the model. */
const RUNTIME = 0.3e9;
/** Bytes of memory for each parameter once the model is loaded, by the arithmetic of its graph. */
const PER_PARAMETER = { fp32: 9, int8: 2.1 };

/**
 * Memory of a browser that has loaded the model, in bytes. A straight line through what Chromium was seen to take:
 * 0.4 GB for 12 million parameters in float32, 1.2 to 1.5 GB for 124 million, 0.56 GB for the same in int8.
 */
export function memoryEstimate({ parameters, compute }: Pick<Manifest, 'parameters' | 'compute'>): number {
  return RUNTIME + parameters * PER_PARAMETER[compute];
}

/** Work for each token relative to another model: every parameter is used once for each token. */
export function workRatio(parameters: number, than: number): number {
  return parameters / than;
}
