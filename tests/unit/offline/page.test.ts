/** The page's side: when a new version is offered. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startOffline } from '../../../src/offline/page';

class Registration extends EventTarget {
  scope = 'https://example.org/';
  active = { postMessage: () => {} };
  installing: EventTarget | null = null;
  waiting: EventTarget | null = null;

  begin(): void {
    this.installing = new EventTarget();
    this.dispatchEvent(new Event('updatefound'));
  }

  /** What was being fetched is here. */
  finish(): void {
    this.waiting = this.installing;
    this.installing = null;
    this.waiting!.dispatchEvent(new Event('statechange'));
  }
}

let registration: Registration;
const offer = vi.fn<(accept: () => void) => void>();

beforeEach(() => {
  offer.mockClear();
  registration = new Registration();
  const serviceWorker = {
    controller: {},
    ready: Promise.resolve(registration),
    getRegistration: async () => registration,
  };
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', { href: 'https://example.org/' });
  vi.stubGlobal('document', {
    URL: 'https://example.org/',
    readyState: 'complete',
    querySelector: () => ({ content: '/sw.js' }),
  });
  vi.stubGlobal('window', { requestIdleCallback: (done: () => void) => setTimeout(done) });
  vi.stubGlobal('addEventListener', () => {});
});
afterEach(() => vi.unstubAllGlobals());

it('offers a version that waits', async () => {
  registration.begin();
  registration.finish();
  await startOffline(offer);
  expect(offer).toHaveBeenCalledTimes(1);
});

it('offers a version that comes while the page is open', async () => {
  await startOffline(offer);
  registration.begin();
  expect(offer).not.toHaveBeenCalled();
  registration.finish();
  expect(offer).toHaveBeenCalledTimes(1);
});

it('offers a version that was already on its way when the page was opened', async () => {
  registration.begin();
  await startOffline(offer);
  expect(offer).not.toHaveBeenCalled();
  registration.finish();
  expect(offer).toHaveBeenCalledTimes(1);
});
