/**
 * Everything `npm test` runs, in this order: static checks, unit tests, the PyTorch code where there is PyTorch, then for
 * `/` and for a sub-path the build and its browser tests. A check or a build counts as one; so does a runner that ends in
 * another way than by its tests.
 */
import { runChecks } from '../check/checks';
import { runStep } from '../check/report';
import { checkPytorch, pythonWithTorch } from '../pytorch/run';
import { buildSite } from '../setup/build.mjs';
import { browserTests, unitTests } from './runners';
import { add, inWords, none, one, type Tally } from './tally';

/** The sub-path that the second build is made for. */
const SUB_PATH = '/course/';

let total: Tally = none;
const section = (title: string) => console.log(`\n── ${title} ──`);

section('Static checks');
for (const ok of await runChecks()) total = add(total, one(ok));

section('Unit tests');
total = add(total, await unitTests());

// Not every machine has PyTorch; where it is missing, nothing is counted.
section('PyTorch code beside the formulas');
const python = pythonWithTorch();
if (python)
  total = add(total, one(await runStep('PyTorch code', async () => ({ ok: await checkPytorch(python), output: '' }))));
else console.log('– not available: there is no Python with PyTorch (npm run check:pytorch)');

// The gallery of components exists in this build only; the other one is what is deployed.
total = add(total, await builtAndBrowsed({ base: '/', folder: '.cache/site-root', sandbox: true }));
total = add(total, await builtAndBrowsed({ base: SUB_PATH, folder: '.cache/site-course', sandbox: false }));

if (total.flaky.length > 0) {
  section('Flaky: failed, and passed when tried again; to be mended');
  for (const name of total.flaky) console.log(`- ${name}`);
}
console.log(`\n${inWords(total)}`);
process.exit(total.failed === 0 ? 0 : 1);

async function builtAndBrowsed(site: { base: string; folder: string; sandbox: boolean }): Promise<Tally> {
  section(`Build and browser tests under ${site.base}`);
  const env: Record<string, string> = { BASE_PATH: site.base };
  if (site.sandbox) env.SANDBOX = '1';
  // As it is deployed, with all that needs the site's own address.
  else env.SITE_URL = 'https://example.org';
  const built = await runStep('build (astro)', () => buildSite({ folder: site.folder, env }));
  if (!built) {
    console.log('✗ browser tests: not run, there is no site to look at');
    return { ...none, failed: 2 };
  }
  return add(one(true), await browserTests({ base: site.base, folder: site.folder, all: site.sandbox }));
}
