/**
 * `npm run bench`: how long models take to load and run on this machine, how much memory they hold, and the ratios that
 * matter: rounded against exact weights, activations fetched or not, interventions, the cache, threads.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './bench/measure';
import { help, parseOptions } from './bench/options';
import { ratios, report } from './bench/report';
import { findSubjects } from './bench/subjects';
import { runCommand } from './lib/user-error';

await runCommand(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (!options) return void process.stdout.write(help());
  const temporary = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const figures = await measure(await findSubjects(options, temporary), options);
    const json = () => `${JSON.stringify({ ...figures, ratios: ratios(figures.subjects) }, null, 1)}\n`;
    process.stdout.write(options.json ? json() : report(figures));
  } finally {
    await rm(temporary, { recursive: true });
  }
});
