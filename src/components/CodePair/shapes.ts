/**
 * Live shapes in code. A comment of the source says `[T, D]`; each symbol travels through the highlighter as one
 * identifier (so that no grammar splits it), and comes out as `T=<span data-shape="T">8</span>`.
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

const COMMENT = /(?:\/\/|#).*$/gm;
const BRACKETS = /\[[^\][]*\]/g;
const SYMBOL = new RegExp(`(?<![\\w.])(${SHAPES.join('|')})(?!\\w)`, 'g');
const IDENTIFIER = new RegExp(`SHAPE_(${SHAPES.join('|')})_SHAPE`, 'g');

/** Symbols in square brackets in comments: `"x; // [T, D]"` → `"x; // [SHAPE_T_SHAPE, SHAPE_D_SHAPE]"` */
export function marked(code: string): string {
  return code.replace(COMMENT, (comment) =>
    comment.replace(BRACKETS, (shape) => shape.replace(SYMBOL, 'SHAPE_$1_SHAPE')),
  );
}

/** The symbols in marked code, each once, in the order of `SHAPES`. */
export function symbolsIn(code: string): Shape[] {
  return SHAPES.filter((symbol) => code.includes(`SHAPE_${symbol}_SHAPE`));
}

/** What `filled` will show for marked code: `"[SHAPE_T_SHAPE]"` → `"[T=8]"` */
export function plain(code: string, shapes: Shapes): string {
  return code.replace(IDENTIFIER, (_, name: Shape) => `${name}=${shapes[name]}`);
}

/** Highlighted HTML with identifiers → HTML with numbers. Inside attributes (what the copy button copies) symbols alone. */
export function filled(html: string, shapes: Shapes): string {
  const inAttributes = html.replace(/="[^"]*SHAPE_[^"]*"/g, (attribute) => attribute.replace(IDENTIFIER, '$1'));
  return inAttributes.replace(
    IDENTIFIER,
    (_, name: Shape) => `${name}=<span class="it-shape" data-shape="${name}">${shapes[name]}</span>`,
  );
}
