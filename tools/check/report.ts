/** One line per step, with its time; its output only where it failed. */
import type { Outcome } from './command';

export async function runStep(title: string, run: () => Promise<Outcome> | Outcome): Promise<boolean> {
  const started = performance.now();
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    outcome = { ok: false, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!outcome.ok && outcome.output) console.log(outcome.output.trimEnd());
  console.log(`${outcome.ok ? '✓' : '✗'} ${title} (${seconds} s)`);
  if (outcome.note) console.log(outcome.note);
  return outcome.ok;
}
