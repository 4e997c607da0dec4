/**
 * Trying again: waits that double from one second, or as long as the server asks, and an end after a few tries
 * that brought nothing new.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from './errors';

export interface RetryOptions {
  /** Tries in a row that may fail without any progress. */
  tries?: number;
  /** Waits so many milliseconds. Tests put in one that does not wait. */
  wait?: (milliseconds: number) => Promise<unknown>;
  /** Told of each failure that is tried again: one sentence. */
  onRetry?: (sentence: string) => void;
}

const FIRST_WAIT = 1000;
const LONGEST_OWN_WAIT = 30_000;
/** The hub counts requests over five minutes, so it never asks for more. */
const LONGEST_ASKED_WAIT = 300_000;

/** Counts failures in a row of one piece of work. */
export class Patience {
  readonly #tries: number;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #onRetry: ((sentence: string) => void) | undefined;
  #failures = 0;

  constructor(options: RetryOptions = {}) {
    this.#tries = options.tries ?? 6;
    this.#wait = options.wait ?? sleep;
    this.#onRetry = options.onRetry;
  }

  /** Something new arrived: the count starts over. */
  progressed(): void {
    this.#failures = 0;
  }

  /** Waits before the next try. @throws `error` itself where another try would not help. */
  async afterFailure(error: unknown): Promise<void> {
    if (!(error instanceof HubError) || !error.retryable) throw error;
    this.#failures += 1;
    const own = Math.min(FIRST_WAIT * 2 ** (this.#failures - 1), LONGEST_OWN_WAIT);
    const milliseconds = Math.max(own, error.retryAfter ?? 0);
    if (this.#failures >= this.#tries || milliseconds > LONGEST_ASKED_WAIT) throw error;
    this.#onRetry?.(`${error.what}. Trying again in ${Math.ceil(milliseconds / 1000)} s.`);
    await this.#wait(milliseconds);
  }

  /** Runs `work` until it succeeds or patience ends. */
  async until<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        await this.afterFailure(error);
      }
    }
  }
}

/**
 * Milliseconds that a server asks us to wait: `Retry-After: 120`, `Retry-After: Wed, 21 Oct 2026 07:28:00 GMT`, or
 * the hub's `RateLimit: "resolvers";r=0;t=55`.
 */
export function retryAfter(header: string | null, rateLimit: string | null, now = Date.now()): number | null {
  if (header !== null) {
    if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
    const date = Date.parse(header);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const seconds = /;\s*t=(\d+)/.exec(rateLimit ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
