/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { NormAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<NormAnswer>): ExportData {
  const { x, normalized, gamma, beta, ...rest } = value;
  const rows = Array.from(x, (input, dimension) => ({
    dimension,
    x: input,
    standardised: (input - rest.mean) / rest.scale,
    gamma: gamma[dimension]!,
    beta: beta[dimension]!,
    normalized: normalized[dimension]!,
  }));
  return {
    json: { model: model.id, prompt: text, tokens, token: tokens[value.position], ...rest, dimensions: rows },
    rows,
  };
}
