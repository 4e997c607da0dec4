/**
 * `npm start`: installs what is missing, builds the site, serves it and prints its address.
 * Plain JavaScript: on a fresh clone nothing else is there yet.
 *
 * PORT, HOST, BASE_PATH: see tools/serve/main.mjs.
 */
import { buildSite } from '../setup/build.mjs';
import { becomeProgram } from '../setup/child.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { nodeProblem } from '../setup/node.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

try {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  ensureInstalled(say);

  say('Building the site …');
  const build = buildSite();
  if (!build.ok) throw new Error(`${build.output}\nThe build failed; what is printed above says why.`);

  // DIST may be set for other commands; here, what was just built is served.
  becomeProgram('tools/serve/main.mjs', { env: { DIST: 'dist' }, stdin: 'inherit' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
