/** The page's side: when a new version is offered. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startOffline } from '../../../src/offline/page';

class Worker extends EventTarget {
  postMessage = vi.fn();
}

class Registration extends EventTarget {
  scope = 'https://example.org/';
  active = { postMessage: vi.fn() };
  installing: Worker | null = null;
  waiting: Worker | null = null;

  begin(): void {
    this.installing = new Worker();
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
/** The new version serves the page from now on. */
let takeOver = () => {};
const reload = vi.fn();
const offer = vi.fn<(accept: () => void) => void>();

beforeEach(() => {
  offer.mockClear();
  registration = new Registration();
  const serviceWorker = {
    controller: {},
    addEventListener: (_: string, listener: () => void) => (takeOver = listener),
    ready: Promise.resolve(registration),
    getRegistration: async () => registration,
  };
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', { href: 'https://example.org/', reload });
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

it('asks a version that is accepted until it takes over, then loads the page again', async () => {
  registration.begin();
  registration.finish();
  await startOffline(offer);
  vi.useFakeTimers();
  offer.mock.lastCall![0]();
  const { postMessage } = registration.waiting!;
  expect(postMessage).toHaveBeenLastCalledWith({ kind: 'activate' });
  expect(registration.active.postMessage).toHaveBeenLastCalledWith({ kind: 'stop' });
  vi.advanceTimersByTime(5000);
  expect(postMessage.mock.calls.length).toBeGreaterThan(1);
  expect(reload).not.toHaveBeenCalled();
  takeOver();
  expect(reload).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
