/**
 * The part of a service worker's global object that is used. TypeScript's own types for workers cannot stand beside those
 * for pages in one project.
 */
import type { Course } from '../course';
import type { ToServiceWorker } from '../messages';

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Response | Promise<Response>): void;
}

export interface MessageFromPage extends ExtendableEvent {
  readonly data: ToServiceWorker;
  readonly source: { readonly url?: string } | null;
  readonly ports: readonly MessagePort[];
}

interface Client {
  readonly id: string;
  readonly url: string;
  navigate(url: string): Promise<unknown>;
}

export interface ServiceWorkerScope {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<Client | undefined>;
    matchAll(options?: { includeUncontrolled?: boolean; type?: 'window' }): Promise<readonly Client[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageFromPage) => void): void;
  /** Put before the service worker's code by `tools/offline`. */
  readonly COURSE: Course;
  /** As above: 'development' where pages are to be loaded again once the service worker is gone. */
  readonly REMOVED_BY?: 'deployer' | 'development';
}

export const scope = globalThis as unknown as ServiceWorkerScope;

/** The site's folder, e.g. `https://example.org/course/`. */
export const base = () => scope.registration.scope;

export const course = scope.COURSE;
