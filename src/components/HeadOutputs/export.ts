/** The vectors as files: one line each, with its norm. */
import type { ExportData } from '../shared/LabFrame';
import { norm, sumOf, type HeadOutputs } from './outputs';

export function exportOf(model: string, prompt: string, outputs: HeadOutputs): ExportData {
  const { layer, position, writes, bias, attnOut, z } = outputs;
  const named: [string, ArrayLike<number>][] = [
    ...writes.map((write, head): [string, Float32Array] => [`head ${head}`, write]),
    ['bias', bias],
    ['sum', sumOf(outputs)],
    ['attn_out', attnOut],
  ];
  const header = ['name', 'norm', ...Array.from(bias, (_, i) => i)].join(',');
  const lines = named.map(([name, values]) => [name, norm(values), ...Array.from(values)].join(','));
  const vectors = Object.fromEntries(named.map(([name, values]) => [name, Array.from(values)]));
  return { json: { model, prompt, layer, position, z: [...z], vectors }, csv: [header, ...lines].join('\n') };
}
