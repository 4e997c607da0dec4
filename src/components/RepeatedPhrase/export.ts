/** ln p of every token of every copy, as JSON and CSV. */
import type { Token } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import { meansOf, type Copies } from './copies';

export function exportOf(model: string, text: string, tokens: readonly Token[], value: Copies): ExportData {
  const rows = value.logProbabilities.map((logProbability, i) => {
    const token = tokens[i % tokens.length]!;
    return {
      copy: Math.floor(i / tokens.length) + 1,
      id: token.id,
      token: tokenText(token),
      logProbability,
    };
  });
  const means = meansOf(value);
  return {
    json: { model, text, tokens, ...value, means },
    rows,
    tensors: [
      {
        name: 'ln p',
        at: ['logProbabilities'],
        shape: [value.logProbabilities.length],
        axes: ['token of all copies'],
        unit: 'nat',
      },
      vector('mean ln p of a token', ['means'], means, 'copy', 'nat'),
    ],
  };
}
