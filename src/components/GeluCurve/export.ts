/** The numbers of the figure as JSON and CSV. */
import type { MlpAnswer } from '../MlpFlow/ask';
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';

export function exportOf({ value, text, tokens, model }: Shown<MlpAnswer>): ExportData {
  const { layer, position, pre, post } = value;
  const rows = Array.from(pre.data, (before, neuron) => ({ neuron, pre: before, post: post.data[neuron]! }));
  return {
    json: { model: model.id, prompt: text, tokens, token: tokens[position], layer, position, neurons: rows },
    rows,
  };
}
