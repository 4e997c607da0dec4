/** What can go wrong between here and the hub: one sentence for the person at the terminal. */
import { UserError } from '../../lib/user-error';

export type HubErrorCode =
  | 'bad-id'
  | 'offline'
  | 'proxy'
  | 'certificate'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'busy'
  | 'http'
  | 'interrupted'
  | 'wrong-bytes'
  | 'no-safetensors'
  | 'disk-full'
  | 'disk';

interface Circumstances {
  /** Whether trying again may help (see retry.ts). */
  retryable?: boolean;
  /** How long the server asked us to wait, in milliseconds. */
  retryAfter?: number | null;
  cause?: unknown;
}

/** Its message is `<what>: <advice>.` */
export class HubError extends UserError {
  override name = 'HubError';
  readonly retryable: boolean;
  readonly retryAfter: number | null;

  constructor(
    readonly code: HubErrorCode,
    readonly what: string,
    advice: string | null,
    { retryable = false, retryAfter = null, cause }: Circumstances = {},
  ) {
    super(`${advice === null ? what : `${what}: ${advice}`}.`, { cause });
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}

/** The code of an error, of its cause, or of the first of several (one for each address that was tried). */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return codeOf(cause) ?? (Array.isArray(errors) ? codeOf(errors[0]) : null);
}
