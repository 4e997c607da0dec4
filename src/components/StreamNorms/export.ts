/** The numbers of the figure: one row for each token and step. */
import type { StreamNorms, Token } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';

export function exportOf(model: string, prompt: string, tokens: readonly Token[], norms: StreamNorms): ExportData {
  const T = norms.stream.shape[1]!;
  const rows = tokens.flatMap((token, t) =>
    Array.from({ length: norms.stream.shape[0]! }, (_, place) => ({
      position: t,
      token: tokenText(token),
      additions: place,
      stream: norms.stream.data[place * T + t]!,
      added: place === 0 ? '' : norms.added.data[(place - 1) * T + t]!,
      degrees: place === 0 ? '' : norms.angle.data[(place - 1) * T + t]!,
    })),
  );
  return { json: { model, prompt, tokens, norms: rows }, rows };
}
