/** The comparison for a file: one row a position and stage, with every dimension's difference; the answers in the JSON. */
import type { ExportData } from '../shared/LabFrame';
import type { Comparison } from './comparison';

export function exported(model: string, { a, b, length, width, stages }: Comparison): ExportData {
  const header = ['stage', 'position', 'id_a', 'id_b', ...Array.from({ length: width }, (_, i) => i)].join(',');
  const lines = stages.flatMap(({ name, difference }) =>
    Array.from({ length }, (_, i) => {
      const values = difference.subarray(i * width, (i + 1) * width);
      return [name, i, a.tokens[i]?.id, b.tokens[i]?.id, ...values].join(',');
    }),
  );
  const named = Object.fromEntries(stages.map(({ name, difference }) => [name, difference]));
  return { json: { model, a, b, difference: named }, csv: [header, ...lines, ''].join('\r\n') };
}
