/**
 * The worker's end of the conversation (`messages.ts`). It runs at once whatever it is asked: the page keeps the order.
 * Tokenizer and model are imported when they are first needed, so that a page which only tokenizes loads no model code.
 */
import { EngineError, isOutOfMemory } from '../engine/errors';
import type { Model } from '../engine/model';
import type { ModelRequest } from './answer-model';
import { networkError } from './download';
import { LabError } from './errors';
import type { FromWorker, Problem, Setup, ToWorker } from './messages';
import type { Requests } from './protocol';

let setup: Setup;
let model: Model | null = null;
/** What is being worked on, by number. */
const running = new Map<number, AbortController>();

/** Problems of one request; after all others nothing is certain, and the page starts a new worker. */
const HARMLESS: ReadonlySet<string> = new Set(['bad-input', 'context-overflow']);

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === 'setup') begin(message.setup);
  else if (message.kind === 'load') void load(message.modelId);
  else if (message.kind === 'ask') void answer(message);
  else running.get(message.id)?.abort();
});

function post(message: FromWorker, transfer: Transferable[] = []): void {
  (self as unknown as { postMessage(message: FromWorker, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );
}

function begin(given: Setup): void {
  setup = given;
  const unlocked = () => post({ kind: 'alive', locked: false });
  if (!('locks' in navigator)) return unlocked();
  const held = () => {
    post({ kind: 'alive', locked: true });
    return new Promise(() => undefined); // for the life of the worker
  };
  // A sandboxed frame may hold none.
  navigator.locks.request(setup.lock, held).catch(unlocked);
}

async function load(modelId: string): Promise<void> {
  try {
    const { loadFromSite } = await imported(() => import('./load'));
    const loaded = await loadFromSite(setup.base, modelId, (progress) => post({ kind: 'loading', ...progress }));
    model = loaded.model;
    const { id, title, license, config, parameters, weights, compute } = model.manifest;
    const instead = id === modelId ? {} : { insteadOf: modelId };
    const { threads } = loaded;
    post({ kind: 'loaded', model: { id, title, license, config, parameters, weights, compute, threads, ...instead } });
    loaded.tidyUp();
  } catch (error) {
    post({ kind: 'load-failed', problem: problemOf(error) });
  }
}

async function answer({ id, name, input }: ToWorker & { kind: 'ask' }): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const { answerText, isTextRequest } = await imported(() => import('./answer-text'));
    const output = isTextRequest(name)
      ? answerText(name, input)
      : await askModel(id, name, input as Requests[ModelRequest]['in'], controller.signal);
    post({ kind: 'answer', id, output }, transferables(output));
  } catch (error) {
    const problem = problemOf(error);
    post({ kind: 'refuse', id, problem, fatal: !HARMLESS.has(problem.code) });
  } finally {
    running.delete(id);
  }
}

async function askModel(
  id: number,
  name: ModelRequest,
  input: Requests[ModelRequest]['in'],
  signal: AbortSignal,
): Promise<unknown> {
  if (!model) throw new Error('The page asks before the model is loaded');
  const { answerModel } = await imported(() => import('./answer-model'));
  return answerModel(model, name, input, { signal, progress: (value) => post({ kind: 'progress', id, value }) });
}

/** Code that is part of the site: where it can not be had, the connection is the reason. */
async function imported<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw networkError('script');
  }
}

/** Buffers that the page may have: those of activations, which nothing else here refers to. */
function transferables(output: unknown): Transferable[] {
  const activations = (output as { activations?: Record<string, { data: Float32Array }> }).activations ?? {};
  return [...new Set(Object.values(activations).map(({ data }) => data.buffer as ArrayBuffer))];
}

function problemOf(error: unknown): Problem {
  if (error instanceof LabError) return { code: error.code, details: error.details };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof EngineError) return { code: error.code, details: { message, ...error.details } };
  const outOfMemory = error instanceof RangeError || isOutOfMemory(error);
  return { code: outOfMemory ? 'out-of-memory' : 'unknown', details: { message } };
}
