/** Hands the terminal over to a program of the project and ends with it. */
import { spawn } from 'node:child_process';
import { nodePath, root } from './node.mjs';

/**
 * Runs a TypeScript program with the project's Node; this process ends with its exit code.
 * @param {string} program path from the project's root
 * @param {{ env?: Record<string, string>, stdin: 'inherit' | 'ignore' }} options
 */
export function becomeProgram(program, { env = {}, stdin }) {
  const child = spawn(nodePath(), ['--import', 'tsx', program], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: [stdin, 'inherit', 'inherit'],
  });
  child.on('exit', (code) => process.exit(code ?? 1));

  // Ctrl+C reaches the child by itself; this process only waits for its end.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));

  // Whoever stops npm stops npm and its shell alone: nobody would tell us, and the port would stay taken.
  const parent = process.ppid;
  const watch = () => process.ppid !== parent && child.kill();
  if (process.env.npm_lifecycle_event) setInterval(watch, 500).unref();
}
