/**
 * Placeholders in code: `{T}` is written by the author, travels through the highlighter as one identifier
 * (so that no grammar splits it), and comes out as `<span data-shape="T">8</span>`.
 */
import type { ModelConfig } from '../../engine/types';

export const SHAPES = ['T', 'D', 'V', 'L', 'H', 'dh', 'F', 'P'] as const;
export type Shape = (typeof SHAPES)[number];
export type Shapes = Record<Shape, number>;

/** Sizes of a model and a prompt of `tokens` tokens. */
export function shapesOf(config: ModelConfig, tokens: number): Shapes {
  return {
    T: tokens,
    D: config.n_embd,
    V: config.vocab_size,
    L: config.n_layer,
    H: config.n_head,
    dh: config.n_embd / config.n_head,
    F: 4 * config.n_embd,
    P: config.n_positions,
  };
}

const placeholder = new RegExp(`\\{(${SHAPES.join('|')})\\}`, 'g');
const identifier = new RegExp(`SHAPE_(${SHAPES.join('|')})_SHAPE`, 'g');

/**
 * Code as the author indents it inside a tag → code from the left margin, without blank lines around it. MDX takes away
 * some of that indentation itself, and none on the first line, so only what all lines share can be trusted.
 */
export function dedented(code: string): string {
  const lines = code.replace(/^[ \t]*\n|\s+$/g, '').split('\n');
  const margins = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin)).join('\n');
}

/** `"[{T}, {D}]"` → `"[SHAPE_T_SHAPE, SHAPE_D_SHAPE]"` */
export function marked(code: string): string {
  return code.replace(placeholder, 'SHAPE_$1_SHAPE');
}

/** Whether there is anything in the code that can follow the prompt. */
export function hasShapes(code: string): boolean {
  return code.search(placeholder) >= 0;
}

/** Highlighted HTML with identifiers → HTML with numbers. Inside attributes (the copy button's source) bare numbers. */
export function filled(html: string, shapes: Shapes): string {
  const inAttributes = html.replace(/="[^"]*SHAPE_[^"]*"/g, (attribute) =>
    attribute.replace(identifier, (_, name: Shape) => String(shapes[name])),
  );
  return inAttributes.replace(
    identifier,
    (_, name: Shape) => `<span class="it-shape" data-shape="${name}">${shapes[name]}</span>`,
  );
}
