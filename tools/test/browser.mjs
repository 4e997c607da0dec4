/**
 * Where the browser for the tests is, and how to get one. Plain JavaScript: also used before anything is built.
 * Order: CHROMIUM_PATH, Playwright's own download, a Chromium or Chrome of the system.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Chromium without its windows is first: it draws the same and takes a quarter less of the time of a core.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name]
      ? [join(/** @type {string} */ (process.env[name]), 'Google', 'Chrome', 'Application', 'chrome.exe')]
      : [],
  ),
];

/**
 * Path of a browser, or null where there is none. A CHROMIUM_PATH that does not exist is an error: it was meant.
 * @returns {string | null}
 */
export function findBrowser() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (!isExecutable(wanted)) throw new Error(`CHROMIUM_PATH is "${wanted}", and no program is there.`);
    return wanted;
  }
  return playwrightBrowser() ?? systemBrowser();
}

/**
 * A browser, installed if need be: with apt as root or through sudo without a password, else by Playwright.
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function ensureBrowser(say) {
  const found = findBrowser();
  if (found) return found;
  for (const [title, commands] of installers()) {
    say(`No browser found: installing one with ${title} …`);
    const done = commands.every(
      ([command, ...args]) => spawnSync(String(command), args, { stdio: 'ignore' }).status === 0,
    );
    const installed = findBrowser();
    if (done && installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one (Debian, Ubuntu: "apt-get install chromium"), ' +
      'or set CHROMIUM_PATH to the program.',
  );
}

/** @returns {[title: string, commands: string[][]][]} */
function installers() {
  const playwright = ['npx', ['--no-install', 'playwright', 'install', 'chromium']].flat();
  return [
    ...apt(['chromium-headless-shell']),
    ...apt(['chromium']),
    ['Playwright', [process.platform === 'win32' ? ['cmd', '/c', ...playwright] : playwright]],
  ];
}

/**
 * apt-get commands that install packages, where that works without a question.
 * @param {string[]} packages
 * @returns {[title: string, commands: string[][]][]}
 */
export function apt(packages) {
  if (process.platform !== 'linux' || !inPath('apt-get')) return [];
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return [];
  const prefix = root ? [] : ['sudo', '-n'];
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Acquire::Retries=3'];
  return [
    [
      'apt-get',
      [
        [...prefix, ...quiet, 'update'],
        [...prefix, ...quiet, 'install', '-y', '--no-install-recommends', ...packages],
      ],
    ],
  ];
}

/** @returns {string | null} */
function playwrightBrowser() {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const script = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))";
  const result = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  const path = result.stdout.trim();
  return path && isExecutable(path) ? path : null;
}

/**
 * Path of the system's own Firefox, or null: FIREFOX_PATH, or what is in PATH. Playwright drives it by WebDriver BiDi.
 * @returns {string | null}
 */
export function findFirefox() {
  return process.env.FIREFOX_PATH ?? ['firefox', 'firefox-esr'].map(inPath).find((path) => path !== null) ?? null;
}

/** @returns {string | null} */
function systemBrowser() {
  return names.map(inPath).find((path) => path !== null) ?? fixedPlaces.find(existsSync) ?? null;
}

/**
 * Full path of a program in PATH, or null.
 * @param {string} name
 * @returns {string | null}
 */
function inPath(name) {
  const ends = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of folders) {
    for (const end of ends) {
      const path = join(folder, name + end);
      if (isExecutable(path)) return path;
    }
  }
  return null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * "Chromium 156.0…", for the log.
 * @param {string} path
 */
export function browserVersion(path) {
  if (process.platform === 'win32') return path; // `--version` opens a window there.
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return path;
  }
}
