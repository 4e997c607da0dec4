/** The runs as numbers: one row for each run and token. */
import type { ExportData } from '../shared/export-data';
import { tokenLabel } from '../shared/token-text';
import type { MaskedRun, Reference, Settings } from './runs';

export function exportOf(
  model: string,
  prompt: string,
  settings: Settings,
  reference: Reference,
  runs: readonly MaskedRun[],
): ExportData {
  const rows = runs.flatMap(({ seed, probabilities, divergence }) =>
    reference.tokens.map((token, i) => ({
      seed,
      id: token.id,
      token: tokenLabel(token),
      probability: probabilities[i]!,
      withoutDropout: reference.probabilities[i]!,
      divergence,
    })),
  );
  return { json: { model, prompt, settings, reference, runs }, rows };
}
