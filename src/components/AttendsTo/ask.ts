/**
 * How one position spreads its attention over itself and what came before, in every head of the model. Whom it asks is a
 * parameter: the page's session, or the engine itself when the stored run is made.
 */
import type { Requests } from '../../lab/protocol';

export type AskRun = (input: Requests['run']['in']) => Promise<Requests['run']['out']>;

export interface Attention {
  /** The position that looks. */
  position: number;
  /** [L][H][position + 1]: attention probabilities, each row sums to 1. */
  rows: number[][][];
}

/** Later tokens are not visible to the position (the causal mask), so the rows end with itself. */
export async function askAttention(
  ask: AskRun,
  { n_layer, n_head }: { n_layer: number; n_head: number },
  ids: number[],
  position: number,
): Promise<Attention> {
  const names = Array.from({ length: n_layer }, (_, layer) => `blocks.${layer}.attn.pattern`);
  const { activations } = await ask({ tokens: ids, fetch: names });
  const T = ids.length;
  const rows = names.map((name) =>
    Array.from({ length: n_head }, (_, head) => {
      const start = (head * T + position) * T; // [H,T,T]
      return Array.from(activations[name]!.data.subarray(start, start + position + 1));
    }),
  );
  return { position, rows };
}

/** The row of one head, or the mean of all heads' rows where none is chosen. */
export function rowOf({ rows }: Attention, head: readonly [layer: number, head: number] | null): number[] {
  if (head) return rows[head[0]]?.[head[1]] ?? [];
  const all = rows.flat();
  return (all[0] ?? []).map((_, i) => all.reduce((sum, row) => sum + row[i]!, 0) / all.length);
}

/** For each visible token, how many heads give it more than any other token. */
export function favourites({ rows, position }: Attention): number[] {
  const counts = Array<number>(position + 1).fill(0);
  for (const row of rows.flat()) counts[row.indexOf(Math.max(...row))]!++;
  return counts;
}
