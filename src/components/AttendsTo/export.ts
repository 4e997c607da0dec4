/** Every head's attention from one position, for a file. */
import type { Token } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Attention } from './ask';

export function exportOf(model: string, prompt: string, tokens: readonly Token[], attention: Attention): ExportData {
  const list = attention.rows.flatMap((heads, layer) =>
    heads.flatMap((row, head) =>
      row.map((value, i) => ({
        layer,
        head,
        position: i,
        token: tokens[i] ? tokenText(tokens[i]) : '',
        attention: value,
      })),
    ),
  );
  return {
    json: { model, prompt, tokens, ...attention },
    rows: list,
    tensors: [
      {
        name: `blocks.*.attn.pattern, query ${attention.position}`,
        at: ['rows'],
        shape: [attention.rows.length, attention.rows[0]?.length ?? 0, attention.rows[0]?.[0]?.length ?? 0],
        axes: ['layer', 'head', 'key'],
      },
    ],
  };
}
