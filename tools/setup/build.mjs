/** Builds the site, quietly unless it fails. Used by `npm start` and by the tests. */
import { spawnSync } from 'node:child_process';
import { nodePath, root } from './node.mjs';

/**
 * @param {{ folder?: string, env?: Record<string, string> }} [options] where to build to (default `dist`), and further environment
 * @returns {{ ok: boolean, output: string }} what Astro printed
 */
export function buildSite({ folder = 'dist', env = {} } = {}) {
  const result = spawnSync(nodePath(), ['tools/setup/astro.mjs', 'build', '--outDir', folder], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: result.status === 0, output: result.stdout + result.stderr };
}
