/** The channel at one width: one row for each weight; as it lies in the model in the JSON, where `scale` is null for float32. */
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Held, Rounded } from './channels';

export function exportOf(
  model: string,
  { tensor, index, values, scale }: Held,
  exact: Float32Array,
  { bits, values: whole, found }: Rounded,
): ExportData {
  return {
    json: { model, tensor, index, bits, exact: [...exact], values: [...values], scale },
    rows: Array.from(exact, (value, i) => ({
      index: i,
      exact: value,
      whole: whole[i]!,
      found: found[i]!,
      error: found[i]! - value,
    })),
    tensors: [
      vector(tensor, ['exact'], exact, 'weight'),
      ...(scale === null ? [] : [vector(`${tensor} int8`, ['values'], values, 'weight', 'count')]),
    ],
  };
}
