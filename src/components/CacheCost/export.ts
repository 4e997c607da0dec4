/** What was counted and measured, as JSON and CSV: one line for each run of each way. */
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Measured } from './measurement';

export function exportOf(model: string, { text, tokens, results }: Measured): ExportData {
  const rows = results.flatMap(({ tokens, times, largestDifference, largestLogit, cacheBytes }) =>
    (['whole', 'cached'] as const).flatMap((way) =>
      (times?.[way] ?? [NaN]).map((milliseconds, repetition) => ({
        tokens,
        way,
        repetition,
        milliseconds: Number.isNaN(milliseconds) ? '' : milliseconds,
        largestDifference,
        largestLogit,
        cacheBytes,
      })),
    ),
  );
  return {
    json: { model, prompt: text, tokens, results },
    rows,
    tensors: results.flatMap(({ tokens, times = { whole: [], cached: [] } }, i) =>
      (['whole', 'cached'] as const)
        .filter((way) => times[way].length)
        .map((way) =>
          vector(`time of ${tokens} tokens, ${way}`, ['results', i, 'times', way], times[way], 'repetition', 'ms'),
        ),
    ),
  };
}
