/** The patterns as files: in the JSON all heads, in the CSV one line for each head, query and key. */
import type { Token } from '../../engine/types';
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Patterns } from '../shared/head-patterns';

export function exportOf(model: string, tokens: readonly Token[], { matrices, tokens: T }: Patterns): ExportData {
  const rows = matrices.flatMap((heads, layer) =>
    heads.flatMap((pattern, head) =>
      Array.from(pattern, (probability, i) => ({
        layer,
        head,
        query: Math.floor(i / T),
        key: i % T,
        probability,
      })).filter(({ query, key }) => key <= query),
    ),
  );
  const patterns = matrices.map((heads) => heads.map((pattern) => [...pattern]));
  return { json: { model, tokens: tokens.map(({ id, text }) => ({ id, text })), patterns }, csv: csvText(rows) };
}
