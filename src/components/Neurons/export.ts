/** The numbers of the figure as JSON and CSV. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { NeuronAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<NeuronAnswer>): ExportData {
  const rows = value.strongest.map(({ neuron, pre, post, length, promotes }) => ({
    layer: value.layer,
    neuron,
    pre,
    post,
    length,
    promotes: promotes.map(({ token }) => tokenText(token)).join(' | '),
  }));
  return {
    json: { model: model.id, prompt: text, tokens, token: tokens[value.position], ...value },
    rows,
    tensors: [
      vector('neurons above 0 before GELU', ['active'], value.active, 'layer', 'count'),
      ...value.strongest.map(({ neuron, over }, i) =>
        vector(`blocks.${value.layer}.mlp.post[:, ${neuron}]`, ['strongest', i, 'over'], over, 'position'),
      ),
    ],
  };
}
