/**
 * Formulas: what the chapters may write between dollar signs beyond plain LaTeX, and how it is rendered.
 *
 * `\query{q}`, `\key{k}`, `\val{v}`, `\attn{…}`, `\mlp{…}`, `\embd{…}`, `\resid{…}` give a symbol the colour that the same
 * thing has in every figure. `\link{q}{…}` names the thing, so that pointing at it marks it in the figure (symbols.ts).
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { symbolNames } from './symbols.ts';

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
  trust: (context: { command: string }) => ['\\htmlClass', '\\htmlData'].includes(context.command),
  macros: {
    '\\link': '\\htmlData{sym=#1}{#2}',
    ...Object.fromEntries(
      Object.entries(meanings).map(([macro, meaning]) => [`\\${macro}`, `\\htmlClass{it-sym-${meaning}}{#1}`]),
    ),
  },
};

/**
 * Keeps formulas out of the search index (their LaTeX source would land in it), and lets wide ones scroll: a
 * display formula becomes focusable, so that it can be scrolled, and its symbols pointed at, by keyboard too.
 * A list item that begins with linked symbols takes their names: it explains them.
 */
export function rehypeMathAccess() {
  return (tree: Root) => visit(tree.children);
}

function visit(nodes: RootContent[]): void {
  for (const node of nodes) {
    if (node.type !== 'element') {
      // A component of a chapter: its slot is Markdown as well.
      if ('children' in node) visit(node.children as RootContent[]);
      continue;
    }
    const classes = classList(node);
    if (classes.includes('katex-display')) node.properties.tabIndex = 0;
    if (classes.includes('katex') || classes.includes('katex-display')) node.properties['data-pagefind-ignore'] = '';
    // A misspelt name fails the build.
    if (classes.includes('katex')) symbolsIn(node);
    if (!classes.includes('katex')) visit(node.children as RootContent[]);
    if (node.tagName === 'li') {
      const names = leadingSymbols(node.children);
      if (names.length) node.properties['data-sym'] = names.join(' ');
    }
  }
}

/** Names in the formulas that an item begins with, up to its first word: `$q$, $k$: the query and the key`. */
function leadingSymbols(children: readonly ElementContent[]): string[] {
  const names = new Set<string>();
  for (const child of children) {
    if (child.type === 'text' && /^[\s,;]*$/.test(child.value)) continue;
    // A list with blank lines between its items has paragraphs in them.
    if (child.type === 'element' && child.tagName === 'p') return leadingSymbols(child.children);
    if (child.type !== 'element' || !classList(child).includes('katex')) break;
    for (const name of symbolsIn(child)) names.add(name);
  }
  return [...names];
}

function symbolsIn(node: Element): string[] {
  const own = node.properties['data-sym'] ?? node.properties.dataSym;
  return [
    ...(own === undefined ? [] : symbolNames(String(own))),
    ...node.children.flatMap((child) => (child.type === 'element' ? symbolsIn(child) : [])),
  ];
}

function classList(node: Element): string[] {
  const value = node.properties?.className;
  return Array.isArray(value) ? value.map(String) : [];
}
