/** Every head's attention from one position, for a file. */
import type { Token } from '../../engine/types';
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
import type { Attention } from './ask';

export function exportOf(model: string, prompt: string, tokens: readonly Token[], attention: Attention): ExportData {
  const list = attention.rows.flatMap((heads, layer) =>
    heads.flatMap((row, head) =>
      row.map((value, i) => ({ layer, head, position: i, token: tokens[i]?.text ?? '', attention: value })),
    ),
  );
  return { json: { model, prompt, tokens, ...attention }, csv: csvText(list) };
}
