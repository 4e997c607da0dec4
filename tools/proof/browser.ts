/** Chromium with a profile on disk, as a reader has it, and the proof's page in it. */
import { chromium, type BrowserContext } from 'playwright-core';
import { ensureBrowser } from '../test/browser.mjs';
import { rendererMemory, type Memory } from './memory';
import type { ProofPage } from './page/main';
import type { RunFigures } from './report';

export interface BrowserFigures extends RunFigures {
  /** Milliseconds of loading again, from the browser's cache. */
  loadAgain: number;
  memory: Memory | null;
}

const TIMED_RUNS = 5;
const DECODED = 16;
/** Half a gigabyte on a busy machine. */
const PATIENCE_MS = 600_000;

/** `device`: one of Playwright's, e.g. a phone. */
export async function openBrowser(profile: string, device: object = {}): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    ...device,
    executablePath: ensureBrowser((line) => console.log(line)),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** The model in pages of their own: loaded, loaded again, then run. */
export async function inBrowser(
  context: BrowserContext,
  url: string,
  modelId: string,
  tokens: number[],
): Promise<BrowserFigures> {
  const first = await openPage(context, url);
  const load = await first.call('load', modelId);
  await first.page.close();

  const { page, call } = await openPage(context, url);
  const loadAgain = await call('load', modelId);
  const logits = floatsOf(await call('logits', tokens));
  const runs = await call('time', tokens, TIMED_RUNS);
  const decoded = await call('decode', tokens, DECODED);
  const memory = await rendererMemory(context.browser()!);
  await page.close();
  return { load, loadAgain, logits, runs, decoded, memory };
}

export async function openPage(context: BrowserContext, url: string) {
  const page = await context.newPage();
  await page.goto(url);
  const call = async <N extends keyof ProofPage>(name: N, ...args: Parameters<ProofPage[N]>) => {
    const result: unknown = await page.evaluate(
      ([name, args]) => (window.proof[name] as (...args: unknown[]) => unknown)(...args),
      [name, args] as const,
    );
    return result as Awaited<ReturnType<ProofPage[N]>>;
  };
  return { page, call };
}

function floatsOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
