/** How long one pass takes on this device: the logits alone, and with every activation fetched, in turns. */
import type { Model } from './model';
import { outputNames } from './outputs';
import { run } from './run';
import type { RunTiming } from './types';

interface Options {
  /** Milliseconds; tests give a clock of their own. */
  now?(): number;
  /** Awaited between runs, so that the caller can be told to stop. */
  pause?(): Promise<void>;
  signal?: AbortSignal;
}

/** After one untimed run of each way. */
export async function runTiming(
  model: Model,
  { tokens, repeats }: { tokens: readonly number[]; repeats: number },
  { now = () => performance.now(), pause = async () => undefined, signal }: Options = {},
): Promise<RunTiming> {
  const ways = { logits: ['logits'], all: outputNames(model.config) };
  const activations = await run(model, { tokens, fetch: ways.all });
  await run(model, { tokens, fetch: ways.logits });
  const times: RunTiming['times'] = { logits: [], all: [] };
  for (let i = 0; i < repeats && !signal?.aborted; i++) {
    for (const way of ['logits', 'all'] as const) {
      const start = now();
      await run(model, { tokens, fetch: ways[way] });
      times[way].push(now() - start);
      await pause();
    }
  }
  const bytes = Object.values(activations).reduce((sum, { data }) => sum + data.byteLength, 0);
  return { tokens: tokens.length, times, outputs: ways.all.length, bytes };
}
