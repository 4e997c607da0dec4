/** The comparison and the map as files: the CSV has the map where it is measured, else the tokens. */
import type { Comparison } from '../../engine/types';
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { headName, type HeadAt } from '../shared/head-name';
import type { LayerEffects } from './ask';

export function exportOf(
  model: string,
  prompt: string,
  off: readonly HeadAt[],
  { tokens, runs }: Comparison,
  map: readonly LayerEffects[],
): ExportData {
  const changed = tokens.map(({ token, probabilities: [before, after] }) => ({
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
  const { identical, divergence } = runs[1]!;
  const json = {
    model,
    prompt,
    off: off.map(([layer, head]) => headName(layer, head)),
    identical,
    divergence,
    tokens: changed,
    map: heads,
  };
  return { json, rows: heads.length ? heads : changed };
}
