/** What was counted and measured, as JSON and CSV: one line for each run of each way. */
import type { ExportData } from '../shared/export-data';
import type { Counted } from './measurement';

export function exportOf(model: string, prompt: string, results: readonly Counted[]): ExportData {
  const rows = results.flatMap(({ tokens, times, largestDifference, largestLogit, cacheBytes }) =>
    (['whole', 'cached'] as const).flatMap((way) =>
      (times?.[way] ?? [NaN]).map((milliseconds, run) => ({
        tokens,
        way,
        run,
        milliseconds: Number.isNaN(milliseconds) ? '' : milliseconds,
        largestDifference,
        largestLogit,
        cacheBytes,
      })),
    ),
  );
  return { json: { model, prompt, results }, rows };
}
