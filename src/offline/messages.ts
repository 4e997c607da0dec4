/** What pages and the service worker say to each other. Answers come back through the port of a MessageChannel. */

export type ToServiceWorker =
  /** A reader is here: keep what this page has loaded, and on an unmetered line the whole language. */
  | { kind: 'visit'; paths: string[]; metered: boolean }
  /** What of the page's language is on the device? Answered by `Kept`. */
  | { kind: 'status' }
  /** The reader asks: keep the whole language. Answered by `Kept`, again and again, the last one `done`. */
  | { kind: 'keep' }
  /** The reader asks: delete the course from this device, and keep nothing from now on. Answered by `Kept`. */
  | { kind: 'forget' }
  /** The reader accepts the new version. */
  | { kind: 'activate' }
  /** To the old version then: browsers let the new one begin only when this one has nothing left to do. */
  | { kind: 'stop' };

export interface Kept {
  /** Bytes of the course on this device, in all languages. */
  stored: number;
  /** Bytes on the way that the language still lacks; 0: it is here. */
  missing: number;
  /** While keeping: no further answer comes. */
  done: boolean;
}
