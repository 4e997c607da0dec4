/** The patterns as files: in the JSON all heads, in the CSV one line for each head, query and key. */
import type { Token } from '../../engine/types';
import type { ExportData } from '../shared/export-data';
import type { Patterns } from '../shared/head-patterns';

export function exportOf(
  model: string,
  prompt: string,
  tokens: readonly Token[],
  { matrices, tokens: T }: Patterns,
): ExportData {
  const rows = matrices.flatMap((heads, layer) =>
    heads.flatMap((pattern, head) =>
      Array.from(pattern, (attention, i) => ({
        layer,
        head,
        query: Math.floor(i / T),
        key: i % T,
        attention,
      })).filter(({ query, key }) => key <= query),
    ),
  );
  const patterns = matrices.map((heads) => heads.map((pattern) => [...pattern]));
  return {
    json: { model, prompt, tokens: tokens.map(({ id, text }) => ({ id, text })), patterns },
    rows,
    tensors: [
      {
        name: 'blocks.*.attn.pattern',
        at: ['patterns'],
        shape: [patterns.length, patterns[0]?.length ?? 0, T, T],
        axes: ['layer', 'head', 'query', 'key'],
      },
    ],
  };
}
