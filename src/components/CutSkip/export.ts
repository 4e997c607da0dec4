/** The numbers of the figure: one row for each addition, and the answers in the JSON. */
import type { ExportData } from '../shared/export-data';
import type { Cut, CutMap } from './ask';

export function exportOf(
  model: string,
  prompt: string,
  change: { at: number; gate: number },
  { comparison, norms, apart }: Cut,
  map: CutMap,
): ExportData {
  const rows = map.skip.map((skip, addition) => ({
    block: Math.floor(addition / 2),
    part: addition % 2 === 0 ? 'attention' : 'mlp',
    divergenceSkipCut: skip,
    divergenceSublayerOff: map.sublayer[addition]!,
    norm: norms[0]![addition + 1] ?? '',
    normSkipWeakened: norms[1]![addition + 1] ?? '',
    normSublayerWeakened: norms[2]![addition + 1] ?? '',
  }));
  const runs = comparison.runs.map(({ top, divergence, entropy, identical }, i) => ({
    run: ['as it is', 'skip path weakened', 'sublayer weakened'][i],
    top,
    divergence,
    entropy,
    identical,
    apart: apart[i],
  }));
  return { json: { model, prompt, ...change, runs, additions: rows }, rows };
}
