/**
 * The one conversation between a page and its worker: loads the model at most once, queues requests, lets newer ones
 * supersede older ones, and starts again after a failure. Knows no DOM; `session.ts` gives it a real worker.
 *
 * Two lanes: what needs the tokenizer alone does not wait for the model or for a long generation.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { connect, type Connection, type Message, type Surroundings } from './connection';
import { deferred, type Deferred } from './deferred';
import { LabError, Superseded } from './errors';
import { Lane, type Job } from './lane';
import type { Problem, ToWorker } from './messages';
import type { LoadedModel, RequestName, Requests, SessionState } from './protocol';

export interface AskOptions<N extends RequestName> {
  onProgress?: Requests[N] extends { progress: infer P } ? (value: P) => void : never;
  /** Aborting rejects the promise with `Superseded`. */
  signal?: AbortSignal;
}

export interface Session {
  state: ReadonlySignal<SessionState>;
  /** What is known of the model once it is loaded. */
  model: ReadonlySignal<LoadedModel | null>;
  /** Load the model, or try again after a failure. Safe to call at any time, and to leave unawaited. */
  start(): Promise<LoadedModel>;
  /** Stop everything and go back to idle. What has arrived stays in the cache. */
  cancel(): void;
  /**
   * Ask the worker. A newer request of the same lab and name supersedes the older one, which then rejects with
   * `Superseded` (see `isSuperseded`); failures reject with `LabError`.
   */
  ask<N extends RequestName>(
    lab: string,
    name: N,
    input: Requests[N]['in'],
    options?: AskOptions<N>,
  ): Promise<Requests[N]['out']>;
}

const WITHOUT_MODEL: ReadonlySet<RequestName> = new Set<RequestName>(['tokenize', 'describe']);

export function createSession(surroundings: Surroundings): Session {
  const state = signal<SessionState>({ kind: 'idle' });
  const model = signal<LoadedModel | null>(null);
  let connection: Connection | null = null;
  let load: Deferred<LoadedModel> | null = null;
  let lastId = 0;

  const send = (job: Job) => post({ kind: 'ask', id: job.id, name: job.name, input: job.input });
  const stop = (job: Job) => post({ kind: 'stop', id: job.id });
  const textLane = new Lane(send, stop);
  const modelLane = new Lane(send, stop);

  function post(message: ToWorker): void {
    try {
      connection ??= connect(surroundings, receive, (code) => fail({ code, details: {} }, 'text too'));
      connection.post(message);
    } catch (error) {
      // A browser or a security policy that allows no worker.
      fail({ code: 'unknown', details: { message: String(error) } }, 'text too');
    }
  }

  function receive(message: Message): void {
    switch (message.kind) {
      case 'loading': {
        if (load) state.value = message;
        return;
      }
      case 'loaded': {
        model.value = message.model;
        load?.resolve(message.model);
        return proceed();
      }
      case 'load-failed':
        return fail(message.problem);
      case 'progress':
        return deliverProgress(message.id, message.value);
      case 'answer': {
        finish(message.id, (job) => job.resolve(message.output));
        return proceed();
      }
      case 'refuse': {
        const { code, details } = message.problem;
        finish(message.id, (job) => job.reject(new LabError(code, details)));
        return message.fatal ? fail(message.problem) : proceed();
      }
    }
  }

  function deliverProgress(id: number, value: unknown): void {
    const job = modelLane.current(id) ?? textLane.current(id);
    if (job && !job.settled) (job.onProgress as ((value: unknown) => void) | undefined)?.(value);
  }

  function finish(id: number, tell: (job: Job) => void): void {
    const job = modelLane.finish(id) ?? textLane.finish(id);
    if (!job || job.settled) return;
    job.settled = true;
    tell(job);
  }

  /** Send what can be sent, and say how things stand. */
  function proceed(): void {
    textLane.next();
    if (!model.value) return;
    modelLane.next();
    state.value = { kind: modelLane.busy ? 'running' : 'ready' };
  }

  /**
   * The model can not be had, or not any more. The worker is given up as well: runtimes and module loaders remember
   * their failures, a new worker starts clean. Text requests move on to it, unless the worker itself is what failed.
   */
  function fail(problem: Problem, also?: 'text too'): void {
    const error = new LabError(problem.code, problem.details);
    const failedLoad = load;
    disconnect();
    if (also) textLane.drop(() => true, error);
    modelLane.drop(() => true, error);
    state.value = { kind: 'failed', ...problem };
    failedLoad?.reject(error);
    textLane.next();
  }

  function disconnect(): void {
    connection?.close();
    connection = null;
    load = null;
    model.value = null;
    modelLane.recall();
    textLane.recall();
  }

  function start(): Promise<LoadedModel> {
    if (load) return load.promise;
    // "Try again" means all of it: a worker that was started for text since then may have the same fault.
    if (state.peek().kind === 'failed') disconnect();
    load = deferred();
    // Labs learn of a failure by their own request and by `state`; nobody has to await this one.
    load.promise.catch(() => undefined);
    state.value = { kind: 'loading', receivedBytes: 0, totalBytes: 0, preparing: false };
    const { promise } = load;
    post({ kind: 'load', modelId: surroundings.modelId() });
    textLane.next();
    return promise;
  }

  function cancel(): void {
    const cancelled = load;
    disconnect();
    modelLane.drop(() => true, new Superseded('cancelled'));
    cancelled?.reject(new Superseded('cancelled'));
    state.value = { kind: 'idle' };
    textLane.next();
  }

  function ask<N extends RequestName>(
    lab: string,
    name: N,
    input: Requests[N]['in'],
    options: AskOptions<N> = {},
  ): Promise<Requests[N]['out']> {
    const { promise, resolve, reject } = deferred<Requests[N]['out']>();
    if (options.signal?.aborted) {
      reject(new Superseded('aborted'));
      return promise;
    }
    const job: Job = {
      id: ++lastId,
      key: `${lab} ${name}`,
      name,
      input,
      onProgress: options.onProgress as Job['onProgress'],
      resolve: resolve as Job['resolve'],
      reject,
      settled: false,
    };
    const lane = WITHOUT_MODEL.has(name) ? textLane : modelLane;
    options.signal?.addEventListener('abort', () => lane.drop((other) => other === job, new Superseded('aborted')));
    lane.add(job);
    if (lane === modelLane) void start();
    proceed();
    return promise;
  }

  return { state, model, start, cancel, ask };
}
