/** The scores as files: one line a head. */
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { Measured } from './ask';
import type { Scores } from './scores';

export function exportOf({ value, text, model }: Shown<Measured>, { kind, all, even }: Scores): ExportData {
  const { tokens, patterns, copies } = value;
  // Random tokens, repeated, are no text that anybody has written.
  const prompt = copies ? null : text;
  const { layers, heads, tokens: T } = patterns;
  const rows = all.flatMap((heads, layer) => heads.map((score, head) => ({ kind, layer, head, meanAttention: score })));
  const json = {
    model: model.id,
    prompt,
    tokens: tokens.map(({ id, text }) => ({ id, text })),
    ...{ kind, even, scores: all, copies },
  };
  return {
    json: { ...json, patterns: patterns.matrices.map((heads) => heads.map((one) => [...one])) },
    rows,
    tensors: [
      { name: 'mean attention', at: ['scores'], shape: [layers, heads], axes: ['layer', 'head'] },
      ...(copies
        ? [vector('mean ln p: first copy, second, second after other tokens', ['copies'], copies, 'copy', 'nat')]
        : []),
      {
        name: 'blocks.*.attn.pattern',
        at: ['patterns'],
        shape: [layers, heads, T, T],
        axes: ['layer', 'head', 'query', 'key'],
      },
    ],
  };
}
