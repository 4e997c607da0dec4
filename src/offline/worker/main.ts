/**
 * The site's one service worker: after a visit the course is there without a network. `tools/offline` bundles it into
 * `sw.js` with the list of the site's files in front.
 *
 * Our own code rather than Workbox, whose precache is all or nothing: here a reader's language and line decide what is
 * kept, every file is held against its hash, and the model's files stay where the lab keeps them.
 */
import { folderOf } from '../course';
import { stopFilling } from './fill';
import { isGone, leaveIfGone } from './leave';
import { base, course, scope, type MessageFromPage } from './scope';
import { pathOf, serve } from './serve';
import { noteActive, prepare, takeOver, tidy } from './versions';
import { forget, keep, kept, visit } from './visit';

scope.addEventListener('install', (event) => event.waitUntil(prepare()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('fetch', serve);
scope.addEventListener('message', (event) => event.waitUntil(answer(event)));

async function answer({ data, source, ports: [port] }: MessageFromPage): Promise<void> {
  const folder = folderOf(course, pathOf(source?.url ?? base()));
  switch (data.kind) {
    case 'visit':
      if (isGone() || (await leaveIfGone())) return;
      await noteActive();
      await visit(folder, data.paths, data.metered);
      return tidy();
    case 'status':
      return port?.postMessage(await kept(folder));
    case 'keep':
      return keep(folder, (now) => port?.postMessage(now));
    case 'forget':
      await forget();
      return port?.postMessage(await kept(folder));
    case 'activate':
      return scope.skipWaiting();
    case 'stop':
      return stopFilling();
  }
}
