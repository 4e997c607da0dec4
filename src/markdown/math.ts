/**
 * Formulas: what the chapters may write between dollar signs beyond plain LaTeX, and how it is rendered.
 *
 * `\query{q}`, `\key{k}`, `\val{v}`, `\attn{…}`, `\mlp{…}`, `\embd{…}`, `\resid{…}` give a symbol the colour that the same
 * thing has in every figure.
 */
import type { Element, Root, RootContent } from 'hast';

const meanings = {
  query: 'query',
  key: 'key',
  val: 'value',
  attn: 'attention',
  mlp: 'mlp',
  embd: 'embedding',
  resid: 'residual',
};

export const katexOptions = {
  output: 'htmlAndMathml' as const,
  strict: 'ignore' as const,
  throwOnError: true,
  trust: (context: { command: string }) => context.command === '\\htmlClass',
  macros: Object.fromEntries(
    Object.entries(meanings).map(([macro, meaning]) => [`\\${macro}`, `\\htmlClass{it-sym-${meaning}}{#1}`]),
  ),
};

/**
 * Keeps formulas out of the search index (their LaTeX source would land in it), and lets wide ones scroll: a
 * display formula becomes focusable, so that it can be scrolled by keyboard too.
 */
export function rehypeMathAccess() {
  return (tree: Root) => visit(tree.children);
}

function visit(nodes: RootContent[]): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const classes = classList(node);
    if (classes.includes('katex-display')) node.properties.tabIndex = 0;
    if (classes.includes('katex') || classes.includes('katex-display')) node.properties['data-pagefind-ignore'] = '';
    if (!classes.includes('katex')) visit(node.children as RootContent[]);
  }
}

function classList(node: Element): string[] {
  const value = node.properties?.className;
  return Array.isArray(value) ? value.map(String) : [];
}
