/**
 * `npm run test:e2e -- [file] [Playwright's options]`: browser tests of the site as it was built last into `dist`, for
 * work on one test. With --build it builds first, the gallery of components included; with --project=firefox it runs them
 * in the system's Firefox.
 */
import { buildSite } from '../setup/build.mjs';
import { runProgram } from '../check/command';
import { runStep } from '../check/report';

const args = process.argv.slice(2).filter((arg) => arg !== '--build');
if (!args.some((arg) => arg.startsWith('--project'))) args.push('--project=chromium');
if (process.argv.includes('--build') && !(await runStep('build', () => buildSite({ env: { SANDBOX: '1' } }))))
  process.exit(1);
const { ok } = await runProgram('node_modules/@playwright/test/cli.js', ['test', ...args], { show: true });
process.exit(ok ? 0 : 1);
