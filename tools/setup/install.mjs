/**
 * Installs the packages where they are missing or no longer what package.json and its lock file say, so that the two
 * commands of the README are the only ones anybody needs. Plain JavaScript without dependencies: it runs first.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node.mjs';

/** Holds the fingerprint of what was installed last. Inside node_modules, so that it goes with them. */
const stamp = join(root, 'node_modules', '.installed');

/** Hash of the files that decide what is installed. Scripts may change without an installation. */
function fingerprint() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const hash = createHash('sha256').update(
    JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, process.platform, process.arch]),
  );
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  return hash.digest('hex');
}

/**
 * Runs `npm install` where needed.
 * @param {(line: string) => void} say
 */
export function ensureInstalled(say) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  say('Installing packages from the npm registry …');
  const status = npm(['install', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional']);
  if (status !== 0) {
    throw new Error(
      '"npm install" failed. What it printed above says why; most often the npm registry was not reachable.',
    );
  }
  writeFileSync(stamp, fingerprint());
}

/**
 * npm as the one that runs this script where there is one, else the one in PATH.
 * @param {string[]} args
 */
function npm(args) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const script = process.env.npm_execpath;
  const own = script && /npm-cli\.[cm]?js$/.test(script);
  const result = own
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync(['npm', ...args].join(' '), { ...options, shell: true });
  return result.status;
}
