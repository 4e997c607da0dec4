/** The playground's numbers for a file: one row a token. */
import type { Token } from '../../engine/types';
import type { ExportData } from '../shared/export-data';

export function exported(text: string, tokens: readonly Token[]): ExportData {
  const rows = tokens.map(({ id, bytes, text: piece }, position) => ({
    position,
    id,
    bytes: bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
    text: piece ?? '',
  }));
  return { json: { text, tokens }, rows };
}
