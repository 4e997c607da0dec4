/**
 * What can come back from the lab instead of an answer. Codes, not sentences: the interface says them in the
 * reader's language.
 */
import type { ErrorCode } from '../engine/types';

/** Something went wrong that the reader should hear of. */
export class LabError extends Error {
  override readonly name = 'LabError';

  constructor(
    readonly code: ErrorCode,
    readonly details: Record<string, string | number> = {},
  ) {
    super(`${code} ${JSON.stringify(details)}`);
  }
}

/** Nobody waits for this answer any more: show nothing. */
export class Superseded extends Error {
  override readonly name = 'Superseded';

  constructor(readonly reason: 'newer' | 'cancelled' | 'aborted') {
    super(`request ${reason}`);
  }
}

/** True for an answer that was replaced by a newer request, cancelled by the reader or aborted by its caller. */
export function isSuperseded(error: unknown): error is Superseded {
  return error instanceof Superseded;
}

/** The code and details of anything thrown, for the state line of a lab. */
export function toLabError(error: unknown): LabError {
  if (error instanceof LabError) return error;
  return new LabError('unknown', { message: error instanceof Error ? error.message : String(error) });
}
