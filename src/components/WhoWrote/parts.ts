/** A logit, or the difference of two, as rows of a bill: every part with its share and the sum so far. */
import type { LogitAttribution } from '../../engine/types';

export type Part = 'embedding' | 'attention' | 'mlp' | 'patch' | 'bias' | 'remainder';

export interface PartRow {
  key: string;
  part: Part;
  layer: number | null;
  /** A head of the row above, which holds it already. `head` null: the bias of the output projection. */
  inside: { head: number | null } | null;
  value: number;
  /** The sum before this row and after it; for a head: within its attention. */
  from: number;
  to: number;
}

/** a − b, part by part: each is a sum, so their difference is one too. */
export function difference(a: LogitAttribution, b: LogitAttribution): LogitAttribution {
  return {
    ...a,
    logit: a.logit - b.logit,
    embed: a.embed - b.embed,
    pos_embed: a.pos_embed - b.pos_embed,
    layers: a.layers.map((layer, l) => {
      const other = b.layers[l]!;
      return {
        patch: layer.patch - other.patch,
        heads: layer.heads.map((head, h) => head - other.heads[h]!),
        attentionBias: layer.attentionBias - other.attentionBias,
        attention: layer.attention - other.attention,
        mlp: layer.mlp - other.mlp,
      };
    }),
    finalBias: a.finalBias - b.finalBias,
    remainder: a.remainder - b.remainder,
  };
}

/** What rounding leaves over is shown where it is as large as the last digit shown. */
const VISIBLE = 0.005;

/** `open`: the layers whose attention is shown head by head. */
export function rowsOf(sum: LogitAttribution, open: readonly number[]): PartRow[] {
  const rows: PartRow[] = [];
  let total = 0;
  const add = (key: string, part: Part, layer: number | null, value: number) => {
    rows.push({ key, part, layer, inside: null, value, from: total, to: (total += value) });
  };
  add('embed', 'embedding', null, sum.embed);
  add('pos_embed', 'embedding', null, sum.pos_embed);
  sum.layers.forEach((layer, l) => {
    if (layer.patch !== 0) add(`${l}.patch`, 'patch', l, layer.patch);
    let within = total;
    add(`${l}.attention`, 'attention', l, layer.attention);
    if (open.includes(l)) {
      [...layer.heads, layer.attentionBias].forEach((value, i) => {
        const head = i < layer.heads.length ? i : null;
        const key = `${l}.${head ?? 'bias'}`;
        rows.push({ key, part: 'attention', layer: l, inside: { head }, value, from: within, to: (within += value) });
      });
    }
    add(`${l}.mlp`, 'mlp', l, layer.mlp);
  });
  add('bias', 'bias', null, sum.finalBias);
  if (Math.abs(sum.remainder) >= VISIBLE) add('remainder', 'remainder', null, sum.remainder);
  return rows;
}

/** The sums by kind of part. */
export function totals(sum: LogitAttribution): { embedding: number; attention: number; mlp: number; bias: number } {
  const over = (value: (layer: LogitAttribution['layers'][number]) => number) =>
    sum.layers.reduce((total, layer) => total + value(layer), 0);
  return {
    embedding: sum.embed + sum.pos_embed,
    attention: over((layer) => layer.attention),
    mlp: over((layer) => layer.mlp),
    bias: sum.finalBias,
  };
}
