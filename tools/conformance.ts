/**
 * `npm run conformance`: the default model's checkpoint, converted in every combination that is shipped, against
 * independent activations, with the largest relative difference of each kind of tensor; and what rounding does to its
 * predictions over prose. Exits with 1 where a figure misses its bar.
 *
 *   npm run conformance -- --save   also keeps the figures over prose for the pages: src/examples/conformance.json
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../src/engine/model';
import { convert } from './convert/convert';
import { DEFAULT_MODEL } from './convert/options';
import { EXACT, EXACT_NEUTRAL, exactBar, ROUNDED, TEXT_TOKENS, type Combination } from './lib/conformance/bars';
import { kindOf } from './lib/conformance/compare';
import { Golden, GOLDEN_FOLDER } from './lib/conformance/golden';
import { printDifferences, printText } from './lib/conformance/report';
import { save, suiteFigures } from './lib/conformance/saved';
import { compareOnText, proseWindows } from './lib/conformance/text';
import { loadModelFromFolder } from './lib/node-files';
import { progressBar } from './lib/progress';
import { runCommand, UserError } from './lib/user-error';

await runCommand(async () => {
  const golden = await Golden.open();
  const { model: of } = golden.contents;
  if (of !== DEFAULT_MODEL.id) {
    await golden.close();
    const what = `The golden activations are of ${of}, not of ${DEFAULT_MODEL.id}: there is nothing to hold it against`;
    throw new UserError(`${what}. Nothing was written. ${GOLDEN_FOLDER}/README.md says what they have to be.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  let failures = 0;
  const check = async ({ title }: Combination, model: Model, bar: number) => {
    const findings = await golden.compareNeutral(model);
    failures += printDifferences(
      `${title}: neutral inputs`,
      findings,
      (f) => kindOf(f.output),
      () => bar,
    );
  };
  try {
    const exact = await converted(EXACT, folder);
    await check(EXACT, exact, EXACT_NEUTRAL);
    const interventions = await golden.compareInterventions(exact);
    failures += printDifferences(`${EXACT.title}: interventions`, interventions, (f) => f.case, exactBar);

    const rounded: Model[] = [];
    for (const combination of ROUNDED) {
      const model = await converted(combination, folder);
      await check(combination, model, combination.neutral);
      rounded.push(model);
    }
    const windows = await proseWindows(exact.config.n_positions, TEXT_TOKENS);
    const figures = await compareOnText(exact, rounded, windows, progressBar('Reading prose'));
    failures += printText(ROUNDED, figures);
    if (process.argv.includes('--save')) await save(suiteFigures(exact.manifest.source.sha256, figures));
  } finally {
    await golden.close();
    await rm(folder, { recursive: true });
  }
  if (failures > 0) throw new UserError(`${failures} figures miss their bars.`);
});

async function converted({ weights, compute }: Combination, folder: string): Promise<Model> {
  const id = `${weights}-${compute}`;
  await convert({ ...DEFAULT_MODEL, id, weights, compute, out: folder });
  return loadModelFromFolder(join(folder, id));
}
