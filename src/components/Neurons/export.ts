/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { NeuronAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<NeuronAnswer>): ExportData {
  const rows = value.strongest.map(({ neuron, pre, post, length, promotes }) => ({
    layer: value.layer,
    neuron,
    pre,
    post,
    length,
    promotes: promotes.map(({ token }) => token.text ?? token.bytes.join(' ')).join(' | '),
  }));
  return { json: { model: model.id, prompt: text, tokens, token: tokens[value.position], ...value }, rows };
}
