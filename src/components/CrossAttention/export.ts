/** Vectors, scores, attention and outputs for a file. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Attended } from './arithmetic';
import type { CrossExample } from './examples';

export function exportOf(example: CrossExample, attended: Attended): ExportData {
  const { target, source } = example;
  const rows = target.flatMap((word, i) =>
    source.map(({ text }, j) => ({
      target: word,
      source: text,
      score: attended.scores[i]![j]!,
      attention: attended.pattern[i]![j]!,
    })),
  );
  return { json: { ...example, ...attended }, csv: csvText(rows) };
}
