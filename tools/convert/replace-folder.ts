/**
 * Puts a folder in place in one step: work happens in a hidden sibling that takes the final name only when it is
 * complete. Whatever fails or interrupts, the old folder stays as it was.
 */
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, UserError } from '../lib/user-error';

/** `.gpt2.partial-4711` is being filled by process 4711, `.gpt2.replaced-4711` is what it replaces. */
const HIDDEN = /^\.(?<name>.+)\.(?<kind>partial|replaced)-(?<pid>\d+)$/;

export async function replaceFolder<T>(parent: string, name: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const partial = join(parent, `.${name}.partial-${process.pid}`);
  await mkdir(parent, { recursive: true }).catch((error: unknown) => {
    throw new UserError(`Cannot write to ${parent}: ${messageOf(error)}.`);
  });
  await tidyUp(parent);
  const interrupted = () => {
    rmSync(partial, { recursive: true, force: true });
    process.exit(130);
  };
  // `on`, not `once`: the signal often comes twice (to the process group, and passed on by tsx), and the second one
  // must not end the process while it is still tidying up.
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  try {
    await mkdir(partial, { recursive: true });
    const result = await fill(partial);
    await swap(partial, join(parent, name), join(parent, `.${name}.replaced-${process.pid}`));
    return result;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

/** A folder cannot be renamed over another: the old one steps aside, and comes back if the new one cannot take its place. */
async function swap(next: string, target: string, aside: string): Promise<void> {
  const hadOld = await rename(target, aside).then(
    () => true,
    () => false,
  );
  try {
    await rename(next, target);
  } catch (error) {
    if (hadOld) await rename(aside, target);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** Clears what killed processes left behind; a folder that one had only just set aside gets its name back. */
async function tidyUp(parent: string): Promise<void> {
  const names = await readdir(parent);
  for (const hidden of names) {
    const { name, kind, pid } = HIDDEN.exec(hidden)?.groups ?? {};
    if (!name || isRunning(Number(pid))) continue;
    if (kind === 'replaced' && !names.includes(name)) await rename(join(parent, hidden), join(parent, name));
    else await rm(join(parent, hidden), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Not permitted means: there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
