/**
 * The envelopes between the page and its worker: what `protocol.ts` says travels inside them. Types only.
 *
 * The page sends `setup` once, then any number of `load` and `ask`. Every `ask` is answered by exactly one `answer`
 * or `refuse` with its number, also after `stop`; before that, `progress` any number of times.
 */
import type { ErrorCode } from '../engine/types';
import type { LoadedModel, RequestName, Requests } from './protocol';

/** Where things are. Absolute URLs: a worker has no page to resolve them against. */
export interface Setup {
  /** Folder of the site, ending in `/`. */
  base: string;
  /** Name of the Web Lock that the worker holds while it lives; the page notices its end by it. */
  lock: string;
}

export interface Problem {
  code: ErrorCode;
  details: Record<string, string | number>;
}

export type ToWorker =
  | { kind: 'setup'; setup: Setup }
  /** `modelId`: folder name under `models/`. */
  | { kind: 'load'; modelId: string }
  | { kind: 'ask'; id: number; name: RequestName; input: Requests[RequestName]['in'] }
  | { kind: 'stop'; id: number };

export type FromWorker =
  /** The script runs. Where it holds the lock, the lock's release means from now on that the worker is gone. */
  | { kind: 'alive'; locked: boolean }
  | { kind: 'loading'; receivedBytes: number; totalBytes: number; preparing: boolean }
  | { kind: 'loaded'; model: LoadedModel }
  | { kind: 'load-failed'; problem: Problem }
  | { kind: 'progress'; id: number; value: unknown }
  | { kind: 'answer'; id: number; output: unknown }
  /** `fatal`: the model can not be used any more, the worker should be replaced. */
  | { kind: 'refuse'; id: number; problem: Problem; fatal: boolean };
