/**
 * What `sw.js` is where a site has no service worker any more (`OFFLINE=0 npm run build`), and while developing, where an
 * old one would show the pages of a build: it deletes what the service worker kept of this site, and itself.
 */
import { base, scope } from './scope';
import { forgetEverything } from './store';

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  await forgetEverything();
  const pages = await scope.clients.matchAll({ type: 'window' });
  await scope.registration.unregister();
  if (scope.REMOVED_BY !== 'development') return;
  for (const page of pages) if (page.url.startsWith(base())) await page.navigate(page.url);
}
