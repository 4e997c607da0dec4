/**
 * `npm run -s bench:isolation`: what a reader gains where pages are cross-origin isolated, so that the model computes with
 * several threads: Chromium at a phone's size with the site's own session and worker, isolated and not, in turn. Prints the
 * time of 16 tokens and its ratio, the time to load from the device, and the memory of the page's process.
 *
 *     npm run -s bench:isolation [-- --like gpt2]     gpt2: GPT-2 small's size with random weights (1.3 GB in .cache/bench)
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { devices } from 'playwright-core';
import { median } from './bench/timing';
import { DEFAULT_MODEL, MODELS_FOLDER } from './convert/options';
import { findSubjects } from './bench/subjects';
import { openBrowser, openPage } from './proof/browser';
import { rendererMemory } from './proof/memory';
import { serveProof } from './proof/site';
import { serve } from './serve/server.mjs';
import { runCommand } from './lib/user-error';

const ROUNDS = 7;
const RUNS = 5;
const TOKENS = Array.from({ length: 16 }, (_, i) => 1000 + 37 * i);
const MB = (bytes: number | undefined) => `${((bytes ?? NaN) / 1e6).toFixed(0)} MB`;

await runCommand(async () => {
  const like = process.argv.includes('--like') ? process.argv.at(-1) : undefined;
  const temporary = await mkdtemp(join(tmpdir(), 'isolation-'));
  try {
    const models = like ? [] : [join(MODELS_FOLDER, DEFAULT_MODEL.id)];
    // Of the random ones, that which readers would be given.
    const [subject] = await findSubjects({ models, like }, temporary);
    const folder = join(temporary, 'site');
    const plain = await serveProof(folder, [subject!]);
    const isolated = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, ifBusy: 'fail', isolated: true });
    const browser = await openBrowser(join(temporary, 'profile'), devices['Pixel 7']);
    console.log(`${subject!.manifest.id}, ${cpus().length} processors, Chromium ${browser.browser()!.version()}`);
    const runs: [number[], number[]] = [[], []];
    const loads: [number[], number[]] = [[], []];
    const ratios: number[] = [];
    try {
      for (let round = 0; round <= ROUNDS; round++) {
        const times: number[] = [];
        for (const side of round % 2 ? [0, 1] : [1, 0]) {
          const { page, call } = await openPage(browser, (side ? isolated : plain).url);
          const load = await call('load', subject!.manifest.id);
          times[side] = median(await call('time', TOKENS, RUNS));
          if (round === ROUNDS) {
            const memory = await rendererMemory(browser.browser()!);
            console.log(`${side ? 'isolated' : 'not isolated'}: now ${MB(memory?.now)}, at most ${MB(memory?.peak)}`);
          }
          await page.close();
          // The first round downloads.
          if (round === 0) continue;
          loads[side as 0 | 1].push(load);
          runs[side as 0 | 1].push(times[side]!);
        }
        if (round > 0) ratios.push(times[0]! / times[1]!);
      }
    } finally {
      await browser.close();
      await plain.close();
      await isolated.close();
    }
    const both = (times: [number[], number[]]) => times.map((side) => `${median(side).toFixed(0)} ms`).join(' and ');
    console.log(`16 tokens, not isolated and isolated: ${both(runs)}`);
    console.log(
      `faster by ${median(ratios).toFixed(2)} (${ratios
        .map((ratio) => ratio.toFixed(2))
        .sort()
        .join(' ')})`,
    );
    console.log(`load from the device: ${both(loads)}`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
});
