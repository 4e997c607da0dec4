/**
 * An error that the person at the command line can act on: one sentence, shown without a stack trace.
 * Everything else that is thrown is a bug of ours and keeps its stack.
 */
export class UserError extends Error {
  override name = 'UserError';
}

/** Runs a command's main function: a UserError becomes one line on stderr; any failure exits with 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(error instanceof UserError ? `Error: ${error.message}\n` : `${describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The message of anything thrown, for use inside a sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
