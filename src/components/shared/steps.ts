/** Names of the places along the residual stream, numbered as the graph makes them: attention and MLP of each block in turn. */
import { fill } from './format';
import type { Strings } from './strings-type';

/** What is added at `step` (0 … 2L−1). */
export const partOf = (step: number): 'attention' | 'mlp' => (step % 2 === 0 ? 'attention' : 'mlp');
export const blockOf = (step: number): number => Math.floor(step / 2);

/** 'Block 2, MLP' for step 5. Strings `lab.steps.*`. */
export function stepName(step: number, strings: Strings): string {
  return fill(strings[`lab.steps.${partOf(step)}`] ?? '', { n: blockOf(step) });
}

/** Where the stream is after `step` additions: 'Before block 0', 'After block 2, MLP'. */
export function placeName(step: number, strings: Strings): string {
  if (step === 0) return strings['lab.steps.start'] ?? '';
  return fill(strings['lab.steps.after'] ?? '', { step: stepName(step - 1, strings) });
}

/** A step that an address or another model's state gives, within this model's. */
export function clampStep(step: number, layers: number): number {
  return Math.max(0, Math.min(2 * layers - 1, Math.trunc(step) || 0));
}
