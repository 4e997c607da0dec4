/**
 * `npm test`: installs what is missing (packages, a browser), then runs every check and test and ends with a line
 * `N passed, N failed` over all of them. Plain JavaScript: on a fresh clone nothing else is there yet.
 * What is run is in run.ts.
 */
import { becomeProgram } from '../setup/child.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { nodeProblem } from '../setup/node.mjs';
import { browserVersion, ensureBrowser } from './browser.mjs';

/** @param {string} line */
const say = (line) => console.log(line);

try {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  ensureInstalled(say);

  const browser = ensureBrowser(say);
  say(`Browser: ${browserVersion(browser)}`);

  becomeProgram('tools/test/run.ts', { env: { CHROMIUM_PATH: browser }, stdin: 'ignore' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
