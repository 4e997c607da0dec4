/**
 * `npm run examples`: runs the default model on the example prompts and writes `src/examples/<name>.json`, which the
 * widgets show before the reader's own model is loaded. The same model gives the same files. Wants its checkpoint
 * (examples/checkpoint.ts).
 *
 *   npm run examples                     of the model that pages start with (src/default-model.ts)
 *   npm run examples -- public/models/x  of another model
 */
import { join } from 'node:path';
import { DEFAULT_MODEL } from '../src/default-model';
import { readModels, writeModelsIndex } from './convert/models-index';
import { MODELS_FOLDER } from './convert/options';
import { requireCheckpoint } from './examples/checkpoint';
import { exactLogits, writeExactLogits } from './examples/exact-error';
import { examples } from './examples/runs';
import { writeExample } from './examples/write';
import { loadModelFromFolder, readManifest } from './lib/node-files';
import { progressBar } from './lib/progress';
import { runCommand } from './lib/user-error';

await runCommand(async () => {
  const folder = process.argv[2] ?? join(MODELS_FOLDER, DEFAULT_MODEL);
  await requireCheckpoint(await readManifest(folder));
  await readModels(MODELS_FOLDER);
  const model = await loadModelFromFolder(folder);
  const progress = progressBar('Running');
  const names = Object.keys(examples);
  // All of them before the first is written: a run that fails leaves no mixture of two models behind.
  const made: object[] = [];
  for (const name of names) {
    made.push(await examples[name]!(model));
    progress(made.length, names.length);
  }
  const exact = await exactLogits(model);
  await model.dispose();
  const wrote = (path: string, bytes: number) => process.stdout.write(`${path}: ${(bytes / 1000).toFixed(1)} kB\n`);
  for (const [i, name] of names.entries()) {
    const path = join('src/examples', `${name}.json`);
    wrote(path, await writeExample(path, made[i]!));
  }
  const { path, bytes } = await writeExactLogits(exact);
  wrote(path, bytes);
  // The list of models says which one is the default.
  await writeModelsIndex(MODELS_FOLDER);
});
