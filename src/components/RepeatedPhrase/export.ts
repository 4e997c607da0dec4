/** ln p of every token of every copy, as JSON and CSV. */
import type { Token } from '../../engine/types';
import type { ExportData } from '../shared/export-data';
import { meansOf, type Copies } from './copies';

export function exportOf(model: string, text: string, tokens: readonly Token[], value: Copies): ExportData {
  const rows = value.logProbabilities.map((logProbability, i) => {
    const token = tokens[i % tokens.length]!;
    return {
      copy: Math.floor(i / tokens.length) + 1,
      id: token.id,
      token: token.text ?? '',
      logProbability,
    };
  });
  return {
    json: { model, text, tokens, ...value, means: meansOf(value) },
    rows,
    tensors: [
      {
        name: 'ln p',
        at: ['logProbabilities'],
        shape: [value.logProbabilities.length],
        axes: ['token of all copies'],
        unit: 'nat',
      },
    ],
  };
}
