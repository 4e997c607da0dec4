/** A worker for tests of the session: records what the page says; the test plays the worker's part. */
import type { Surroundings, WorkerPort } from '../../../src/lab/connection';
import { isSuperseded, toLabError } from '../../../src/lab/errors';
import type { FromWorker, ToWorker } from '../../../src/lab/messages';
import { createSession } from '../../../src/lab/session-core';
import type { LoadedModel, RequestName } from '../../../src/lab/protocol';

type Ask = ToWorker & { kind: 'ask' };

export const MODEL = { id: 'm', title: 'M' } as LoadedModel;

export class FakeWorker implements WorkerPort {
  readonly received: ToWorker[] = [];
  terminated = false;
  /** Ends the worker's lock, as its death would. */
  release!: () => void;
  readonly released = new Promise<void>((resolve) => (this.release = resolve));
  private readonly listeners = new Map<string, ((event: Event) => void)[]>();

  postMessage(message: ToWorker): void {
    if (this.terminated) throw new Error('The page speaks to a worker that it has ended');
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  addEventListener(type: string, listener: unknown): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener as (event: Event) => void]);
  }

  say(message: FromWorker): void {
    this.emit('message', { data: message });
  }

  emit(type: string, event: object = {}): void {
    for (const listener of this.listeners.get(type) ?? []) listener(event as Event);
  }

  /** Requests of a name that have reached the worker. */
  asked(name?: RequestName): Ask[] {
    return this.received.filter(
      (message): message is Ask => message.kind === 'ask' && (!name || message.name === name),
    );
  }

  count(kind: ToWorker['kind']): number {
    return this.received.filter((message) => message.kind === kind).length;
  }

  answerLast(output: unknown): void {
    this.say({ kind: 'answer', id: this.asked().at(-1)!.id, output });
  }
}

/** A session and the workers that it has created. */
export function fakeSession(more: Partial<Surroundings> = {}) {
  const workers: FakeWorker[] = [];
  const session = createSession({
    createWorker: () => {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    },
    modelId: () => 'm',
    setup: () => ({ base: 'https://example.org/', lock: String(workers.length - 1) }),
    released: (lock) => workers[Number(lock)]!.released,
    networkProblem: () => 'offline',
    ...more,
  });
  return { session, workers, worker: () => workers.at(-1)! };
}

/** Lets everything that waits for a promise run. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Stands for `src/lab/session` where a lab is drawn. `fake`: what `fakeSession` gave, another one in each test. */
export const sessionModule = (fake: ReturnType<typeof fakeSession>) => ({
  get session() {
    return fake.session;
  },
  answeringModel: () => 'm',
  isSuperseded,
  toLabError,
});
