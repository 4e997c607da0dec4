/** The runs as numbers: one row for each run and token. */
import { tokenText } from '../shared/export-columns';
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { MaskedRun, Reference, Settings } from './runs';

export function exportOf(
  { value: reference, text, tokens, model }: Shown<Reference>,
  settings: Settings,
  runs: readonly MaskedRun[],
): ExportData {
  const rows = runs.flatMap(({ seed, probabilities, divergence }) =>
    reference.tokens.map((token, i) => ({
      seed,
      id: token.id,
      token: tokenText(token),
      probability: probabilities[i]!,
      withoutDropout: reference.probabilities[i]!,
      divergence,
    })),
  );
  const ids = reference.tokens.map(({ id }) => id).join(', ');
  return {
    json: { model: model.id, prompt: text, tokens, settings, reference, runs },
    rows,
    tensors: [
      vector(`probabilities of tokens ${ids}`, ['reference', 'probabilities'], reference.probabilities, 'token'),
      ...runs.map(({ seed, probabilities }, i) =>
        vector(`the same with dropout, seed ${seed}`, ['runs', i, 'probabilities'], probabilities, 'token'),
      ),
    ],
  };
}
