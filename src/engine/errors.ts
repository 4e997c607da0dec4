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
