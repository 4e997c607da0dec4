/** The comparison and the map as files: the CSV has the map where it is measured, else the next tokens. */
import type { Comparison } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import type { Shown } from '../shared/use-lab';
import { headName, type HeadAt } from '../shared/head-name';
import type { LayerEffects } from './ask';

export function exportOf(
  { value: { comparison, off }, text, tokens, model }: Shown<{ comparison: Comparison; off: readonly HeadAt[] }>,
  map: readonly LayerEffects[],
): ExportData {
  const next = comparison.tokens.map(({ token, probabilities: [before, after] }) => ({
    id: token.id,
    token: tokenText(token),
    before: before!,
    after: after!,
    deltaLogProbability: Math.log(after!) - Math.log(before!),
  }));
  const heads = map.flatMap(({ top, delta, topWithout, divergence }, layer) =>
    delta.map((deltaLogProbability, head) => ({
      layer,
      head,
      id: top.id,
      topWithout: topWithout[head]!,
      deltaLogProbability,
      divergence: divergence[head]!,
    })),
  );
  const { identical, divergence } = comparison.runs[1]!;
  const json = {
    model: model.id,
    prompt: text,
    tokens,
    off: off.map(([layer, head]) => headName(layer, head)),
    identical,
    divergence,
    next,
    map: heads,
  };
  return { json, rows: heads.length ? heads : next };
}
