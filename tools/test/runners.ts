/** Runs Vitest and Playwright and counts what their JSON reporters wrote. */
import { readFileSync, rmSync } from 'node:fs';
import { runProgram } from '../check/command';
import { freePort } from '../lib/free-port';
import {
  inWords,
  settle,
  tallyPlaywright,
  tallyVitest,
  type PlaywrightReport,
  type Tally,
  type VitestReport,
} from './tally';

const reports = '.cache/reports';

export async function unitTests(): Promise<Tally> {
  const file = `${reports}/unit.json`;
  return counted('Vitest', file, tallyVitest as (report: unknown) => Tally, () =>
    runProgram(
      'node_modules/vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { show: true },
    ),
  );
}

/**
 * Browser tests of a built site.
 * @param site.all all tests, or only those tagged `@subpath`
 */
export async function browserTests(site: { base: string; folder: string; all: boolean }): Promise<Tally> {
  const port = await freePort();
  const file = `${reports}/browser${site.all ? '' : '-subpath'}.json`;
  return counted('Playwright', file, tallyPlaywright as (report: unknown) => Tally, () =>
    runProgram(
      'node_modules/@playwright/test/cli.js',
      ['test', '--project=chromium', '--reporter=list,json', ...(site.all ? [] : ['--grep', '@subpath'])],
      {
        show: true,
        env: {
          CI: '1',
          // Of checks that are the same for every lab, one in eight: the whole takes longer than anybody waits.
          E2E_SAMPLE: '8',
          E2E_PORT: String(port),
          BASE_PATH: site.base,
          DIST: site.folder,
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
          FORCE_COLOR: '0',
        },
      },
    ),
  );
}

async function counted(
  name: string,
  file: string,
  tally: (report: unknown) => Tally,
  run: () => Promise<{ ok: boolean }>,
): Promise<Tally> {
  rmSync(file, { force: true });
  const { ok } = await run();
  const settled = settle(readReport(file, tally), ok);
  console.log(`${settled.failed === 0 ? '✓' : '✗'} ${name}: ${inWords(settled)}`);
  return settled;
}

function readReport(file: string, tally: (report: unknown) => Tally): Tally | null {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport);
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
