/** `npm run model`: the converter's entry. `npm run model -- --help` says what it takes. */
import { join } from 'node:path';
import { downloadBytes } from '../../src/engine/manifest';
import { progressBar } from '../lib/progress';
import { runCommand } from '../lib/user-error';
import { convert } from './convert';
import { readModels, writeModelsIndex } from './models-index';
import { help, parseOptions } from './options';

await runCommand(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (!options) return void process.stdout.write(help());
  await readModels(options.out, options.id);
  const manifest = await convert(options, progressBar(`Converting ${options.id}`));
  await writeModelsIndex(options.out);
  const { parameters, weights, compute, chunks } = manifest;
  const megabytes = (downloadBytes(manifest) / 1e6).toFixed(1);
  process.stdout.write(
    `${join(options.out, options.id)}: ${(parameters / 1e6).toFixed(1)} M parameters, ${megabytes} MB, ` +
      `${weights} weights in ${chunks.length} chunks, ${compute} arithmetic\n`,
  );
});
