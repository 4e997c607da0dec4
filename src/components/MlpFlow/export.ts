/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { MlpAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<MlpAnswer>): ExportData {
  const { layer, position, neuron, bias, input, pre, post, out, linear, column, row } = value;
  const vectors = { input: input.data, pre: pre.data, post: post.data, out: out.data, linear: linear.data };
  const rows = Object.entries(vectors).flatMap(([name, data]) =>
    Array.from(data, (number, index) => ({ vector: name, index, value: number })),
  );
  return {
    json: {
      model: model.id,
      prompt: text,
      tokens,
      token: tokens[position],
      layer,
      position,
      ...vectors,
      neuron: { index: neuron, bias, column: column.data, row: row.data },
    },
    rows,
    tensors: [
      ...Object.entries(vectors).map(([name, data]) =>
        vector(`${name}[${position}]`, [name], data, name === 'pre' || name === 'post' ? 'neuron' : 'dimension'),
      ),
      vector(`h.${layer}.mlp.c_fc.weight[:, ${neuron}]`, ['neuron', 'column'], column.data, 'dimension'),
      vector(`h.${layer}.mlp.c_proj.weight[${neuron}, :]`, ['neuron', 'row'], row.data, 'dimension'),
    ],
  };
}
