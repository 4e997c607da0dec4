/** The numbers of the figure: one row for each addition, and the answers in the JSON. */
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import type { CutMap, ShownCut } from './ask';

/** @param change what the numbers were made with: `at`, the addition (−1: all of them), and `gate` */
export function exportOf(
  shown: Shown<ShownCut>,
  overview: Shown<CutMap>,
  { at, gate }: { at: number; gate: number },
): ExportData {
  const { value, text, tokens, model } = shown;
  const { comparison, norms, apart } = value.cut;
  // The map is asked for by itself: until it has followed, it is of another prompt or model than the file.
  const map = questionOf(overview) === questionOf(shown) ? overview.value : null;
  const rows = (norms[0] ?? []).slice(1).map((norm, addition) => ({
    block: Math.floor(addition / 2),
    part: addition % 2 === 0 ? 'attention' : 'mlp',
    divergenceSkipCut: map?.skip[addition] ?? '',
    divergenceSublayerOff: map?.sublayer[addition] ?? '',
    norm,
    normSkipWeakened: norms[1]?.[addition + 1] ?? '',
    normSublayerWeakened: norms[2]?.[addition + 1] ?? '',
  }));
  const runs = comparison.runs.map(({ top, divergence, entropy, identical }, i) => ({
    run: ['as it is', 'skip path weakened', 'sublayer weakened'][i],
    top,
    divergence,
    entropy,
    identical,
    apart: apart[i],
  }));
  return {
    json: { model: model.id, prompt: text, tokens, at, gate, other: value.other, runs, additions: rows },
    rows,
  };
}

const questionOf = ({ model, tokens }: Shown<unknown>) => `${model.id} ${tokens.map(({ id }) => id).join()}`;
