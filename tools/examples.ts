/**
 * `npm run examples`: runs the default model on the example prompts and writes `src/examples/<name>.json`, which the
 * widgets show before the reader's own model is loaded. The same model gives the same files.
 *
 *   npm run examples                     of public/models/course-12m
 *   npm run examples -- public/models/x  of another model
 */
import { join } from 'node:path';
import { DEFAULT_MODEL } from '../src/lab/site';
import { writeExactLogits } from './examples/exact-error';
import { examples } from './examples/runs';
import { writeExample } from './examples/write';
import { loadModelFromFolder } from './lib/node-files';
import { runCommand } from './lib/user-error';

await runCommand(async () => {
  const folder = process.argv[2] ?? `public/models/${DEFAULT_MODEL}`;
  const model = await loadModelFromFolder(folder);
  for (const [name, make] of Object.entries(examples)) {
    const path = join('src/examples', `${name}.json`);
    const bytes = await writeExample(path, await make(model));
    process.stdout.write(`${path}: ${(bytes / 1000).toFixed(1)} kB\n`);
  }
  const { path, bytes } = await writeExactLogits();
  process.stdout.write(`${path}: ${(bytes / 1000).toFixed(1)} kB\n`);
  await model.dispose();
});
