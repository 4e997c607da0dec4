/** The engine's one error type. Messages are for developers; the interface translates `code` for the reader. */
import type { ErrorCode } from './types';

export class EngineError extends Error {
  override name = 'EngineError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Numbers and names that a translated sentence may need, e.g. `{ limit: 256, tokens: 300 }`. */
    readonly details: Record<string, string | number> = {},
  ) {
    super(message);
  }
}

/** Chromium, Firefox (which throws a mere string), WebKit, WebAssembly, C++, Emscripten and onnxruntime, in this order. */
const OUT_OF_MEMORY =
  /allocation failed|out of memory|could not allocate|memory\.grow|bad_?alloc|\bOOM\b|failed to allocate/i;

/**
 * Whether this was thrown for want of memory. By its words, because its class does not say: a RangeError may as well be an
 * index out of bounds in a damaged file.
 */
export function isOutOfMemory(error: unknown): boolean {
  return OUT_OF_MEMORY.test(error instanceof Error ? error.message : String(error));
}
