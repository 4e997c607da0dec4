/** The map as numbers: every part with the shapes it reads and writes and its weights. */
import type { Token } from '../../engine/types';
import type { ExportData } from '../shared/export-data';
import { parts, weightsOf, type Shape, type Sizes } from './parts';

/** `text`: the one whose length the shapes have. */
export function exportOf(
  model: string,
  sizes: Sizes,
  { text, tokens }: { text: string; tokens: readonly Token[] },
): ExportData {
  const numbers = (shape: Shape | null) => shape?.map((dim) => sizes[dim]) ?? [];
  const rows = parts.map((part) => ({
    part: part.id,
    input: numbers(part.input).join(' x '),
    output: numbers(part.output).join(' x '),
    weights: weightsOf(part, sizes),
  }));
  return { json: { model, prompt: text, tokens, sizes, parts: rows }, rows };
}
