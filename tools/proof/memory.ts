/** Memory of the process in which a page and its worker live, as the system counts it. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

/** Bytes of resident memory: now, and at most since the process began. */
export interface Memory {
  now: number;
  peak: number;
}

/** That of the largest renderer: the proof opens one page at a time. Null where the system has no /proc. */
export async function rendererMemory(browser: Browser): Promise<Memory | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const all = await Promise.all(renderers.map(({ id }) => processMemory(id)));
  return all.reduce((largest, memory) => ((memory?.now ?? 0) > (largest?.now ?? 0) ? memory : largest), null);
}

async function processMemory(pid: number): Promise<Memory | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const bytes = (name: string) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return status ? { now: bytes('VmRSS'), peak: bytes('VmHWM') } : null;
}
