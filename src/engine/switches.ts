/** Interventions that switch parts of the model off, as the graph takes them: all ones, and 0 for what is off. */
import type { Interventions } from './types';

/** MLPs of these blocks add nothing: `sublayer_gate` [L,2], whose second column is the MLP's. */
export function mlpsOff(L: number, layers: readonly number[]): Interventions {
  const data = new Float32Array(2 * L).fill(1);
  for (const layer of layers) data[2 * layer + 1] = 0;
  return { sublayer_gate: { data, shape: [L, 2] } };
}

/** These neurons of one block give 0 at every position: `neuron_gate` [L,F]. */
export function neuronsOff(L: number, F: number, layer: number, neurons: readonly number[]): Interventions {
  const data = new Float32Array(L * F).fill(1);
  for (const neuron of neurons) data[layer * F + neuron] = 0;
  return { neuron_gate: { data, shape: [L, F] } };
}

/** These LayerNorms let x through as it is: `norm_gate` [2L+1]; 2l is block l's first, 2l + 1 its second, 2L the final one. */
export function normsOff(L: number, norms: readonly number[]): Interventions {
  const data = new Float32Array(2 * L + 1).fill(1);
  for (const norm of norms) data[norm] = 0;
  return { norm_gate: { data, shape: [2 * L + 1] } };
}

/** Every head of these blocks gives 0: `head_gate` [L,H]. */
export function headsOff(L: number, H: number, layers: readonly number[]): Interventions {
  const data = new Float32Array(L * H).fill(1);
  for (const layer of layers) data.fill(0, layer * H, (layer + 1) * H);
  return { head_gate: { data, shape: [L, H] } };
}

/** The skip paths at these additions are cut: `skip_gate` [L,2]; 2l is after block l's attention, 2l + 1 after its MLP. */
export function skipsCut(L: number, additions: readonly number[]): Interventions {
  const data = new Float32Array(2 * L).fill(1);
  for (const addition of additions) data[addition] = 0;
  return { skip_gate: { data, shape: [L, 2] } };
}
