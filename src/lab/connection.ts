/**
 * One worker, from its first message to its end: passes messages on and notices when the worker is gone, however that
 * came about. What is said is the session's affair.
 */
import type { ErrorCode } from '../engine/types';
import type { FromWorker, Setup, ToWorker } from './messages';

/** The part of a Worker that is used. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** What a browser offers; tests offer something else. */
export interface Surroundings {
  createWorker(): WorkerPort;
  setup(): Setup;
  /** The model that is wanted now. */
  modelId(): string;
  /** Resolves when the agent that held this lock is gone; never resolves where that can not be known. */
  released(lock: string): Promise<void>;
  /** Why the worker's script may not have arrived. */
  networkProblem(): ErrorCode;
}

/** What the session hears, besides `alive`, which is settled here. */
export type Message = Exclude<FromWorker, { kind: 'alive' }>;

export interface Connection {
  post(message: ToWorker): void;
  /** Ends the worker. Nothing is heard from it afterwards. */
  close(): void;
}

export function connect(
  surroundings: Surroundings,
  receive: (message: Message) => void,
  ended: (reason: ErrorCode) => void,
): Connection {
  const worker = surroundings.createWorker();
  const setup = surroundings.setup();
  let open = true;
  let alive = false;

  const died = () => {
    if (open) ended(alive ? 'worker-died' : surroundings.networkProblem());
  };
  worker.addEventListener('message', (event) => {
    if (!open) return;
    const message = (event as MessageEvent<FromWorker>).data;
    if (message.kind !== 'alive') return receive(message);
    alive = true;
    // Not before the worker holds the lock: the page would take it away from the worker.
    if (message.locked) void surroundings.released(setup.lock).then(died);
  });
  // A script that can not be fetched or parsed, or an exception that nothing has caught.
  worker.addEventListener('error', died);
  worker.addEventListener('messageerror', died);
  worker.postMessage({ kind: 'setup', setup } satisfies ToWorker);
  return {
    post: (message) => worker.postMessage(message),
    close() {
      open = false;
      worker.terminate();
    },
  };
}
