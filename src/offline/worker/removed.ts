/**
 * What `sw.js` is where a site has no service worker any more (`OFFLINE=0 npm run build`), and while developing, where an
 * old one would show the pages of a build: it deletes what the service worker kept of this site, and itself.
 */
import { leave } from './leave';
import { base, scope } from './scope';

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(goAway()));

async function goAway(): Promise<void> {
  const pages = await scope.clients.matchAll({ type: 'window' });
  await leave();
  if (scope.REMOVED_BY !== 'development') return;
  for (const page of pages) if (page.url.startsWith(base())) await page.navigate(page.url);
}
