/** The numbers of the figure as JSON and CSV. */
import type { ExportData } from '../shared/export-data';
import { ofComparison, vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { ScaleAnswer } from './ask';

export function exportOf({ value, text, tokens, model }: Shown<ScaleAnswer>): ExportData {
  const { x, scaled, normalized, scaledNormalized } = value;
  const rows = Array.from(x, (before, dimension) => ({
    dimension,
    x: before,
    scaled: scaled[dimension]!,
    normalized: normalized[dimension]!,
    scaledNormalized: scaledNormalized[dimension]!,
  }));
  return {
    json: { model: model.id, prompt: text, tokens, token: tokens[value.position], ...value },
    rows,
    tensors: [
      ...(['x', 'scaled', 'normalized', 'scaledNormalized'] as const).map((name) =>
        vector(name, [name], value[name], 'dimension'),
      ),
      vector('LayerNorm’s divisor, as it is and scaled', ['scales'], value.scales, 'run'),
      ...ofComparison(value.comparison),
    ],
  };
}
