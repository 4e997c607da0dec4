/** A browser's service workers, cache and a host, as far as the course's service worker can tell. */
import { vi } from 'vitest';
import type { Kept, ToServiceWorker } from '../../../src/offline/messages';
import { build, courseOf, type Files } from './build';
import { cache, type Disk } from './disk';

export const SITE = 'https://example.org/course/';

type Listener = (event: object) => void;

export interface Asked {
  mode?: RequestMode;
  destination?: RequestDestination;
}

export interface Worker {
  install(): Promise<void>;
  activate(): Promise<void>;
  tell(data: ToServiceWorker): Promise<Kept | undefined>;
  /** Null where the request is left to the browser. */
  ask(path: string, how?: Asked): Promise<Response | null>;
}

/** A device and its line, and the host of the course. */
export interface Reader {
  host: { files: Files; up: boolean; headers: Record<string, string>; status: Record<string, number> };
  disk: Disk;
  line: { saveData: boolean };
  /** Ids of open pages. */
  open: Set<string>;
  /** The worker of what the host has now, from a script that is run anew. */
  worker(): Promise<Worker>;
  /** That worker, once it serves. */
  update(): Promise<Worker>;
}

export function reader(): Reader {
  const host: Reader['host'] = { files: {}, up: true, headers: {}, status: {} };
  const disk: Disk = { full: false, files: new Map() };
  const line = { saveData: false };
  const open = new Set<string>();

  vi.stubGlobal('navigator', { connection: line });
  vi.stubGlobal('registration', { scope: SITE });
  vi.stubGlobal('clients', {
    claim: async () => {},
    get: async (id: string) => (open.has(id) ? { id } : undefined),
    matchAll: async () => [...open].map((id) => ({ id })),
  });
  vi.stubGlobal('caches', { open: async (name: string) => cache(disk, name === 'inside-transformer-course') });
  vi.stubGlobal('fetch', async (asked: string | { url: string }) => {
    if (!host.up) throw new TypeError('no network');
    const path = (typeof asked === 'string' ? asked : asked.url).slice(SITE.length);
    if (path === 'sw.js') return new Response('');
    const text = host.files[path];
    if (text === undefined) return new Response('none', { status: 404 });
    return new Response(text, { status: host.status[path] ?? 200, headers: host.headers });
  });

  const worker = async () => {
    const listeners = new Map<string, Listener>();
    vi.stubGlobal('COURSE', courseOf(host.files));
    vi.stubGlobal('addEventListener', (type: string, listener: Listener) => listeners.set(type, listener));
    vi.resetModules();
    await import('../../../src/offline/worker/main');
    return working(listeners);
  };
  const update = async () => {
    const next = await worker();
    await next.install();
    await next.activate();
    return next;
  };
  return { host, disk, line, open, worker, update };
}

function working(listeners: Map<string, Listener>): Worker {
  /** Resolves when all that the event waits for is done. */
  const dispatch = async (type: string, event: object = {}) => {
    const work: Promise<unknown>[] = [];
    listeners.get(type)!({ ...event, waitUntil: (more: Promise<unknown>) => work.push(more) });
    return () => Promise.all(work);
  };
  return {
    install: async () => void (await (await dispatch('install'))()),
    activate: async () => void (await (await dispatch('activate'))()),
    tell: async (data) => {
      let answer: Kept | undefined;
      const port = { postMessage: (kept: Kept) => (answer = kept) };
      await (
        await dispatch('message', { data, source: { url: SITE }, ports: [port] })
      )();
      return answer;
    },
    ask: async (path, { mode = 'navigate', destination = 'document' } = {}) => {
      let response: Promise<Response> | undefined;
      const request = { url: SITE + path, method: 'GET', mode, destination, headers: new Headers() };
      const done = await dispatch('fetch', { request, respondWith: (found: Promise<Response>) => (response = found) });
      const found = await response;
      await done();
      return found ?? null;
    },
  };
}

export const VISIT: ToServiceWorker = { kind: 'visit', paths: [''], metered: false };

/** Puts a build on the host; its worker comes to serve. */
export async function update(reader: Reader, name: string): Promise<Worker> {
  reader.host.files = build(name);
  return reader.update();
}

/** As `update`, then a page is opened on a line where all is fetched. */
export async function updateAndVisit(reader: Reader, name: string): Promise<Worker> {
  const worker = await update(reader, name);
  await worker.tell(VISIT);
  return worker;
}

/** What a reader sees without a network. */
export async function offline(reader: Reader, worker: Worker, path: string): Promise<string> {
  reader.host.up = false;
  const response = await worker.ask(path);
  reader.host.up = true;
  return response!.type === 'error' ? 'error' : response!.text();
}
