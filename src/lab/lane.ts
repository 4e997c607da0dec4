/**
 * A queue in which one request at a time is with the worker. A newer request with the same key takes the place of an
 * older one: where that one still waits, it never reaches the worker; where it is with the worker, the worker is told
 * to stop and its answer is ignored.
 */
import { Superseded } from './errors';
import type { RequestName, Requests } from './protocol';

/** A request and the promise that waits for it. */
export interface Job {
  id: number;
  /** `<lab> <name>`. */
  key: string;
  name: RequestName;
  input: Requests[RequestName]['in'];
  onProgress: ((value: never) => void) | undefined;
  resolve(output: unknown): void;
  reject(error: Error): void;
  /** Once true, resolve and reject have been called or the caller has been told otherwise. */
  settled: boolean;
}

export class Lane {
  #waiting: Job[] = [];
  #current: Job | null = null;

  constructor(
    /** Hand a job to the worker. */
    private readonly send: (job: Job) => void,
    /** Tell the worker that nobody waits for this job. */
    private readonly stop: (job: Job) => void,
  ) {}

  /** True while the worker has a job of this lane, whether or not somebody still waits for it. */
  get busy(): boolean {
    return this.#current !== null;
  }

  get empty(): boolean {
    return this.#current === null && this.#waiting.length === 0;
  }

  add(job: Job): void {
    this.drop((older) => older.key === job.key, new Superseded('newer'));
    this.#waiting.push(job);
  }

  /** Send the next job, if none is with the worker. */
  next(): void {
    if (this.#current) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#current = job;
    this.send(job);
  }

  /** The current job, if it has this number. */
  current(id: number): Job | null {
    return this.#current?.id === id ? this.#current : null;
  }

  /** The worker has answered. */
  finish(id: number): Job | null {
    const job = this.current(id);
    if (job) this.#current = null;
    return job;
  }

  /** Reject the jobs that match. A job that is with the worker keeps its place until the worker answers. */
  drop(matches: (job: Job) => boolean, error: Error): void {
    const current = this.#current;
    if (current && !current.settled && matches(current)) {
      settle(current, error);
      this.stop(current);
    }
    const dropped = this.#waiting.filter(matches);
    this.#waiting = this.#waiting.filter((job) => !matches(job));
    for (const job of dropped) settle(job, error);
  }

  /** The worker is gone: nothing is with it any more. What was goes to the head of the queue again. */
  recall(): void {
    if (this.#current && !this.#current.settled) this.#waiting.unshift(this.#current);
    this.#current = null;
  }
}

function settle(job: Job, error: Error): void {
  job.settled = true;
  job.reject(error);
}
