/** Memory of a browser's processes while something happens: what it is in the end, and what it was at most. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { UserError } from '../lib/user-error';

/** Bytes of proportional memory (PSS): of the largest renderer, which is the page's, and of all processes. */
export interface BrowserMemory {
  tab: number;
  browser: number;
}

/** Between two looks: loading the model has steps of some tenths of a second. */
const PAUSE_MS = 40;

export async function watchMemory(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  let peak: BrowserMemory = { tab: 0, browser: 0 };
  let stopped = false;

  const look = async (): Promise<BrowserMemory> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const all = await Promise.all(processInfo.map(async ({ id, type }) => ({ type, bytes: await proportional(id) })));
    const now = {
      tab: Math.max(...all.filter(({ type }) => type === 'renderer').map(({ bytes }) => bytes), 0),
      browser: all.reduce((sum, { bytes }) => sum + bytes, 0),
    };
    if (now.browser === 0) throw new UserError('This system does not tell the memory of processes (/proc of Linux).');
    peak = { tab: Math.max(peak.tab, now.tab), browser: Math.max(peak.browser, now.browser) };
    return now;
  };
  const watching = (async () => {
    while (!stopped) {
      // A process that ends meanwhile is none.
      await look();
      await new Promise((next) => setTimeout(next, PAUSE_MS));
    }
  })();
  watching.catch(() => undefined);
  return {
    begin: () => void (peak = { tab: 0, browser: 0 }),
    end: async () => ({ now: await look(), peak }),
    stop: () => void (stopped = true),
  };
}

async function proportional(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
}
