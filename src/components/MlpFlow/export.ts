/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { MlpAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<MlpAnswer>): ExportData {
  const { layer, position, neuron, bias, input, pre, post, out, linear, column, row } = value;
  const vectors = { input: input.data, pre: pre.data, post: post.data, out: out.data, linear: linear.data };
  const rows = Object.entries(vectors).flatMap(([vector, data]) =>
    Array.from(data, (number, index) => ({ vector, index, value: number })),
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
    tensors: Object.entries(vectors).map(([name, data]) => ({
      name: `${name}[${position}]`,
      at: [name],
      shape: [data.length],
      axes: [name === 'pre' || name === 'post' ? 'neuron' : 'dimension'],
    })),
  };
}
