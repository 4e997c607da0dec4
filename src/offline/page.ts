/**
 * The page's side of the service worker. A page that is only embedded in another site's neither registers one nor is kept:
 * a browser would store the course once for each site around it.
 */
import { isMetered } from '../lab/metered';
import type { Kept, ToServiceWorker } from './messages';

/** Address of the service worker's script; null on pages and sites without (`components/site/Head.astro` says it). */
function scriptOf(page: Document): string | null {
  return page.querySelector<HTMLMetaElement>('meta[name="inside-transformer:offline"]')?.content ?? null;
}

/** Starts it after the page has loaded. `offer` is called when a new version is here and waits; it gets the way to accept. */
export async function startOffline(offer: (accept: () => void) => void): Promise<void> {
  const script = scriptOf(document);
  if (!script || !navigator.serviceWorker) return;
  // A page that it has served so far; others have loaded files that it has not seen.
  const served = navigator.serviceWorker.controller !== null;
  await loaded();
  const registration = await register(script);
  if (!registration) return;

  const offerIfWaiting = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(() => accept(registration));
  };
  offerIfWaiting();
  const watch = () => registration.installing?.addEventListener('statechange', offerIfWaiting);
  // It may be on its way already: another page was opened before, or the browser has looked for it before this page could.
  watch();
  registration.addEventListener('updatefound', watch);
  await navigator.serviceWorker.ready;
  const tell = () => void registration.active?.postMessage(visit(served ? [] : filesOf(document, registration.scope)));
  tell();
  // A model that was loaded meanwhile: its next start is to work without a network.
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
}

/** Null where the browser refuses. */
async function register(script: string): Promise<ServiceWorkerRegistration | null> {
  const scope = new URL('./', new URL(script, location.href)).pathname;
  const { serviceWorker } = navigator;
  try {
    // To register one that is taking its leave (worker/leave.ts) would call it back.
    if (serviceWorker.controller) return (await serviceWorker.getRegistration()) ?? null;
    // Browsers and settings that forbid it may give nothing instead of an error.
    return (await serviceWorker.register(script, { scope, updateViaCache: 'none' })) ?? null;
  } catch {
    return null;
  }
}

const ASK_AGAIN_MS = 2000;

/** Loads the page again as the new version. The experiment's state is in the address. */
function accept({ active, waiting }: ServiceWorkerRegistration): void {
  const reload = () => location.reload();
  if (!waiting) return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  const ask = () => {
    // What it still fetches would hold up the new version, for minutes on a slow line.
    active?.postMessage({ kind: 'stop' } satisfies ToServiceWorker);
    waiting.postMessage({ kind: 'activate' } satisfies ToServiceWorker);
  };
  ask();
  // Until the page goes. Browsers may miss the moment in which the old one has nothing left to do (seen in Chromium and Firefox
  // on a busy machine, once in some thirty times); asked again, they look again.
  setInterval(ask, ASK_AGAIN_MS);
}

function visit(paths: string[]): ToServiceWorker {
  return { kind: 'visit', paths, metered: isMetered() };
}

/** What this page consists of, below the site's folder. */
function filesOf(page: Document, scope: string): string[] {
  const urls = [page.URL, ...performance.getEntriesByType('resource').map(({ name }) => name)];
  return urls.filter((url) => url.startsWith(scope)).map((url) => url.slice(scope.length).replace(/[?#].*$/, ''));
}

/** After everything that the reader waits for. */
async function loaded(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done, { once: true }));
  await new Promise<unknown>((done) => (window.requestIdleCallback ?? setTimeout)(done));
}

/** Asks the service worker; `onAnswer` hears every answer, the last one comes back. Null where there is none. */
export async function askOffline(
  kind: 'status' | 'keep' | 'forget',
  onAnswer: (kept: Kept) => void = () => {},
): Promise<Kept | null> {
  const { active } = (await navigator.serviceWorker?.getRegistration()) ?? {};
  if (!active) return null;
  const { port1, port2 } = new MessageChannel();
  active.postMessage({ kind } satisfies ToServiceWorker, [port2]);
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Kept>) => {
      onAnswer(data);
      if (!data.done) return;
      port1.close();
      resolve(data);
    };
  });
}
