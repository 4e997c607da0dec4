/** Heads in addresses: 'layer.head', as in 2.5; several with a space between them, which an address writes as '+': 0.3+2.5. */

export type HeadAt = readonly [layer: number, head: number];

export const headName = (layer: number, head: number): string => `${layer}.${head}`;

/** The heads named in a text, each once, in order; what names no head of this model is left out. Addresses get damaged: never throws. */
export function parseHeads(text: string, layers: number, heads: number): HeadAt[] {
  const found = new Map<string, HeadAt>();
  for (const [, layer, head] of text.matchAll(/(?<![\d.])(\d{1,4})\.(\d{1,4})(?![\d.])/g)) {
    if (Number(layer) < layers && Number(head) < heads) {
      found.set(headName(Number(layer), Number(head)), [Number(layer), Number(head)]);
    }
  }
  return [...found.values()].sort(([l, h], [m, i]) => l - m || h - i);
}

export function formatHeads(all: Iterable<HeadAt>): string {
  return [...all].map(([layer, head]) => headName(layer, head)).join(' ');
}
