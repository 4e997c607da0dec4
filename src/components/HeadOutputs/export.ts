/** The vectors as files: one line each, with its norm. */
import { dimensions } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import { norm, sumOf, type HeadOutputs } from './outputs';

export function exportOf({ value, text, tokens, model }: Shown<HeadOutputs>): ExportData {
  const { layer, position, writes, bias, attnOut, z } = value;
  const named: [string, ArrayLike<number>][] = [
    ...writes.map((write, head): [string, Float32Array] => [`head ${head}`, write]),
    ['bias', bias],
    ['sum', sumOf(value)],
    ['attn_out', attnOut],
  ];
  const rows = named.map(([name, values]) => ({ name, norm: norm(values), ...dimensions(values) }));
  const vectors = Object.fromEntries(named.map(([name, values]) => [name, Array.from(values)]));
  return {
    json: { model: model.id, prompt: text, tokens, layer, position, z: [...z], vectors },
    rows,
    tensors: [
      {
        name: `blocks.${layer}.attn.z[:, ${position}]`,
        at: ['z'],
        shape: [writes.length, z.length / writes.length],
        axes: ['head', 'dimension'],
      },
      ...named.map(([name, values]) => ({
        name: name === 'attn_out' ? `blocks.${layer}.attn_out[${position}]` : name,
        at: ['vectors', name],
        shape: [values.length],
        axes: ['dimension'],
      })),
    ],
  };
}
