/**
 * Everything `npm test` runs, in this order: static checks; the builds for `/` and for a sub-path, and beside them the unit
 * tests; the PyTorch code where there is PyTorch; the browser tests of both builds. A check or a build counts as one; so does a
 * runner that ends in another way than by its tests.
 */
import { runChecks } from '../check/checks';
import { runProgram, type Outcome } from '../check/command';
import { runStep } from '../check/report';
import { checkPytorch, pythonWithTorch } from '../pytorch/run';
import { browserTests, unitTests } from './runners';
import { add, none, one, type Tally } from './tally';

interface Site {
  base: string;
  folder: string;
  env: Record<string, string>;
  /** All browser tests, or only those tagged `@subpath`. */
  all: boolean;
}

const sites: readonly Site[] = [
  // The gallery of components exists in this build only; the other one is what is deployed.
  { base: '/', folder: '.cache/site-root', env: { SANDBOX: '1' }, all: true },
  // As it is deployed, with all that needs the site's own address.
  { base: '/course/', folder: '.cache/site-course', env: { SITE_URL: 'https://example.org' }, all: false },
];

let total: Tally = none;
const section = (title: string) => console.log(`\n── ${title} ──`);

section('Static checks');
for (const ok of await runChecks()) total = add(total, one(ok));

section('Unit tests, and builds beside them');
const building = buildAll();
total = add(total, await unitTests());
const built = await building;

// Not every machine has PyTorch; where it is missing, nothing is counted.
section('PyTorch code beside the formulas');
const python = pythonWithTorch();
if (python)
  total = add(total, one(await runStep('PyTorch code', async () => ({ ok: await checkPytorch(python), output: '' }))));
else console.log('– not available: there is no Python with PyTorch (npm run check:pytorch)');

for (const site of sites) {
  section(`Browser tests under ${site.base}`);
  total = add(total, one(built.has(site)));
  if (built.has(site)) total = add(total, await browserTests(site));
  else {
    console.log('✗ not run: there is no site to look at');
    total = add(total, one(false));
  }
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** One after the other: a build leaves most of two cores' time to the unit tests. Gives those that have been built. */
async function buildAll(): Promise<Set<Site>> {
  const done = new Set<Site>();
  for (const site of sites) if (await runStep(`build for ${site.base} (astro)`, () => build(site))) done.add(site);
  return done;
}

function build({ base, folder, env }: Site): Promise<Outcome> {
  return runProgram('tools/setup/astro.mjs', ['build', '--outDir', folder], { env: { BASE_PATH: base, ...env } });
}
