/** Runs one of the project's programs and keeps what it prints. */
import { spawn } from 'node:child_process';

export interface Outcome {
  ok: boolean;
  output: string;
  /** Printed in any case. */
  note?: string;
}

/** Longer than any step takes on two busy cores; a program that hangs must not hang CI. */
const LIMIT_MS = 40 * 60_000;

/**
 * Runs a script of node_modules with this Node.
 * @param show print as it goes instead of keeping the output
 */
export function runProgram(
  script: string,
  args: readonly string[],
  { env = {}, show = false }: { env?: Record<string, string>; show?: boolean } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    // Whoever stops the tests stops what they run, browsers and servers included.
    const stop = () => {
      child.kill('SIGINT');
      process.exit(143);
    };
    process.once('SIGTERM', stop);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    const timer = setTimeout(() => {
      output += `\nStopped: it took longer than ${LIMIT_MS / 60_000} minutes.`;
      child.kill('SIGKILL');
    }, LIMIT_MS);
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGTERM', stop);
      resolve({ ok: code === 0, output });
    });
  });
}
