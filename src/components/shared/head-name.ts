/**
 * Heads in addresses: 'layer.head', as in 2.5; several with a space between them, which an address writes as '+': 0.3+2.5.
 * A star is all: 2.* are all heads of block 2, *.* are all there are.
 */

export type HeadAt = readonly [layer: number, head: number];

export const headName = (layer: number, head: number): string => `${layer}.${head}`;

/**
 * The heads named in a text, each once, in order; what names no head of this model is left out. Addresses get damaged: never
 * throws.
 */
export function parseHeads(text: string, layers: number, heads: number): HeadAt[] {
  const named = new Set<string>();
  for (const part of text.split(/[\s,+]+/)) {
    const [, layer, head] = /^(\d{1,4}|\*)\.(\d{1,4}|\*)$/.exec(part) ?? [];
    if (layer === undefined || head === undefined) continue;
    for (const l of indices(layer, layers)) for (const h of indices(head, heads)) named.add(headName(l, h));
  }
  return every(layers, heads).filter(([layer, head]) => named.has(headName(layer, head)));
}

/** The shortest text for heads of a model of these sizes; given in order. */
export function formatHeads(chosen: readonly HeadAt[], layers: number, heads: number): string {
  if (chosen.length === layers * heads) return '*.*';
  const parts = new Set(
    chosen.map(([layer, head]) => {
      const whole = heads > 1 && chosen.filter(([l]) => l === layer).length === heads;
      return whole ? `${layer}.*` : headName(layer, head);
    }),
  );
  return [...parts].join(' ');
}

/** All heads of a model, in order. */
export function every(layers: number, heads: number): HeadAt[] {
  return Array.from({ length: layers * heads }, (_, i) => [Math.floor(i / heads), i % heads]);
}

function indices(text: string, count: number): number[] {
  if (text === '*') return Array.from({ length: count }, (_, i) => i);
  return Number(text) < count ? [Number(text)] : [];
}
