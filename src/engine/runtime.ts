/**
 * The one place that knows onnxruntime-web. Loaded on first use, so that code which only tokenizes or does sums
 * never pulls it in. The same in Node, in a worker and in tests.
 */
import { EngineError, isOutOfMemory } from './errors';

type Runtime = typeof import('onnxruntime-web/wasm');
export type Session = import('onnxruntime-web/wasm').InferenceSession;
export type Tensor = import('onnxruntime-web/wasm').Tensor;

export interface RuntimeSettings {
  /** The WebAssembly file's bytes; else `wasmPaths` says where the runtime fetches it. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  wasmPaths?: string | { wasm?: string; mjs?: string };
  /** More than one has an effect only on cross-origin isolated pages. Default 1. */
  threads?: number;
}

let settings: RuntimeSettings = {};
let runtime: Promise<Runtime> | undefined;

/** Must come before the first model is loaded; later calls have no effect on a runtime that has started. */
export function configureRuntime(next: RuntimeSettings): void {
  settings = { ...settings, ...next };
}

/** The runtime, loaded once. A failed load is forgotten, so that trying again can succeed. */
export function loadRuntime(): Promise<Runtime> {
  runtime ??= startRuntime().catch((error: unknown) => {
    runtime = undefined;
    throw error;
  });
  return runtime;
}

/**
 * A session for a graph whose weights are external data: location in the graph → bytes. `weights` is called when it is
 * this session's turn, so that two models loaded at once do not hold their expanded weights at once.
 */
export async function createSession(graph: Uint8Array, weights: () => Map<string, Uint8Array>): Promise<Session> {
  const { InferenceSession } = await loadRuntime();
  return exclusive(() => {
    const externalData = Array.from(weights(), ([path, data]) => ({ path, data }));
    return InferenceSession.create(graph, { executionProviders: ['wasm'], externalData, logSeverityLevel: 3 });
  });
}

/** Runs a session; errors are EngineErrors. */
export function runSession(session: Session, feeds: Record<string, Tensor>, fetch: readonly string[]) {
  return exclusive(() => session.run(feeds, [...fetch]));
}

/** Frees a session's memory, once runs that were asked for before are done. */
export function releaseSession(session: Session): Promise<void> {
  return exclusive(() => session.release());
}

/**
 * One call into the runtime at a time. All sessions share one WebAssembly memory, and external data is looked up by
 * name in one table: two sessions created at once would take each other's weights.
 */
let queue: Promise<unknown> = Promise.resolve();

function exclusive<T>(call: () => Promise<T>): Promise<T> {
  const result = queue.then(call).catch((error: unknown) => {
    throw asEngineError(error);
  });
  queue = result.catch(() => undefined);
  return result;
}

/** An error of the runtime or the platform → EngineError. */
function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EngineError(isOutOfMemory(error) ? 'out-of-memory' : 'unknown', message);
}

async function startRuntime(): Promise<Runtime> {
  if (typeof WebAssembly === 'undefined') {
    throw new EngineError('no-webassembly', 'WebAssembly is not available');
  }
  const loaded = await import('onnxruntime-web/wasm');
  const { wasm } = loaded.env;
  wasm.numThreads = settings.threads ?? 1;
  wasm.proxy = false; // The caller decides on which thread the engine runs.
  if (settings.wasmBinary) wasm.wasmBinary = settings.wasmBinary as ArrayBuffer;
  if (settings.wasmPaths) wasm.wasmPaths = settings.wasmPaths;
  loaded.env.logLevel = 'error';
  return loaded;
}
