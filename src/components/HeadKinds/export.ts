/** The scores as files: one line a head. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Measured } from './ask';
import type { Scores } from './scores';

export function exportOf(
  model: string,
  { tokens, patterns, copies }: Measured,
  { kind, all, even }: Scores,
): ExportData {
  const rows = all.flatMap((heads, layer) => heads.map((score, head) => ({ kind, layer, head, score })));
  const json = { model, kind, even, scores: all, tokens: tokens.map(({ id, text }) => ({ id, text })), copies };
  return {
    json: { ...json, patterns: patterns.matrices.map((heads) => heads.map((one) => [...one])) },
    csv: csvText(rows),
  };
}
