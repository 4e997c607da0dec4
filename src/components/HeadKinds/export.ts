/** The scores as files: one line a head. */
import type { ExportData } from '../shared/export-data';
import type { Measured } from './ask';
import type { Scores } from './scores';

export function exportOf(
  model: string,
  { tokens, patterns, copies }: Measured,
  { kind, all, even }: Scores,
): ExportData {
  const { layers, heads, tokens: T } = patterns;
  const rows = all.flatMap((heads, layer) => heads.map((score, head) => ({ kind, layer, head, meanAttention: score })));
  const json = { model, kind, even, scores: all, tokens: tokens.map(({ id, text }) => ({ id, text })), copies };
  return {
    json: { ...json, patterns: patterns.matrices.map((heads) => heads.map((one) => [...one])) },
    rows,
    tensors: [
      { name: 'mean attention', at: ['scores'], shape: [layers, heads], axes: ['layer', 'head'] },
      {
        name: 'blocks.*.pattern',
        at: ['patterns'],
        shape: [layers, heads, T, T],
        axes: ['layer', 'head', 'query', 'key'],
      },
    ],
  };
}
