/**
 * `npm run test:webkit`: the site in `dist` (DIST, BASE_PATH as for the browser tests) in WebKit, the engine of Safari, as
 * WebKitGTK has it. Not the whole browser suite, which Playwright drives: what a reader does on a visit, in `webkit/steps.ts`.
 */
import { existsSync } from 'node:fs';
import { runStep } from './check/report';
import { runCommand, UserError } from './lib/user-error';
import { normaliseBase, serve } from './serve/server.mjs';
import { startWebKit } from './webkit/driver';
import { steps } from './webkit/steps';
import { watchedSite } from './webkit/watched-site';

await runCommand(async () => {
  const folder = process.env.DIST ?? 'dist';
  if (!existsSync(`${folder}/index.html`)) throw new UserError('There is no built site. Run "npm run build" first.');
  const base = normaliseBase(process.env.BASE_PATH);
  const webkit = await startWebKit();
  const watched = await watchedSite(folder, base);
  // By this name: a service worker starts on a secure origin only, and `localhost` is one.
  const plain = await serve({ folder, base, host: '127.0.0.1', port: 0, ifBusy: 'fail' });
  console.log(`WebKit ${webkit.version}`);
  let failed = 0;
  try {
    for (const [title, run] of steps) {
      const done = await runStep(title, () => run({ webkit, watched, plain }).then(() => ({ ok: true, output: '' })));
      if (!done) failed += 1;
    }
  } finally {
    await webkit.close();
    await watched.close();
    await plain.close().catch(() => undefined);
  }
  console.log(`${steps.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
