/** The comparison for a file: one row a position and stage, with every dimension's difference; the answers in the JSON. */
import { dimensions } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Comparison } from './comparison';

export function exported(model: string, { a, b, length, width, stages }: Comparison): ExportData {
  const rows = stages.flatMap(({ name, difference }) =>
    Array.from({ length }, (_, i) => ({
      stage: name,
      position: i,
      id_a: a.tokens[i]?.id ?? '',
      id_b: b.tokens[i]?.id ?? '',
      ...dimensions(difference.subarray(i * width, (i + 1) * width), 'delta_'),
    })),
  );
  const named = Object.fromEntries(stages.map(({ name, difference }) => [name, difference]));
  return {
    json: { model, prompt: `${a.prompt} / ${b.prompt}`, a, b, difference: named },
    rows,
    tensors: stages.map(({ name }) => ({
      name: `${name}, b minus a`,
      at: ['difference', name],
      shape: [length, width],
      axes: ['position', 'dimension'],
    })),
  };
}
