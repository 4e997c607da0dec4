/**
 * What must not come apart at the end of a line: a formula and the punctuation after it (or the bracket before it), because
 * browsers break between the boxes of KaTeX and the text beside them; and names with a hyphen, such as GPT-2 and course-12m.
 * Both are put in a `<span class="it-bound">`, which does not wrap. A formula that is long keeps its places to break.
 */
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';

/** Characters of a formula up to which it is kept in one piece: about half of a line on a phone. */
const SHORT = 16;

const opening = /[([“‘（「『《【]+$/;
const closing = /^(?:-[a-z]+)?[,.;:!?…)\]’”、。：；，！？）」』》】]*/;
const names = /\b(?:GPT-\d|course-\d+m)\b/;

interface Parent {
  children: RootContent[];
}

export function rehypeBound() {
  return (tree: Root) => bind(tree);
}

function bind(parent: Parent): void {
  const bound: RootContent[] = [];
  const queue = [...parent.children];
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (isFormula(next)) {
      bound.push(...withPunctuation(next as Element, bound, queue));
    } else if (next.type === 'text') {
      bound.push(...withNames(next.value));
    } else {
      if (isShortCode(next) && names.test(plain(next as Element))) addClass(next as Element, 'it-bound');
      else if ('children' in next && !isLeftAlone(next)) bind(next as Parent);
      bound.push(next);
    }
  }
  parent.children = bound;
}

/** The formula, in a span with what must stay beside it, which is taken from its neighbours. */
function withPunctuation(formula: Element, before: RootContent[], after: RootContent[]): RootContent[] {
  const short = plain(formula).length <= SHORT || bases(formula) === 1;
  const [left, right] = [before.at(-1), after[0]];
  const open = short && left?.type === 'text' ? (opening.exec(left.value)?.[0] ?? '') : '';
  const close = short && right?.type === 'text' ? (closing.exec(right.value)?.[0] ?? '') : '';
  if (!open && !close) return [formula];
  if (open) (left as Text).value = (left as Text).value.slice(0, -open.length);
  if (close) (right as Text).value = (right as Text).value.slice(close.length);
  return [span([...text(open), formula, ...text(close)])];
}

function withNames(value: string): RootContent[] {
  const name = names.exec(value);
  if (!name) return text(value);
  return [
    ...text(value.slice(0, name.index)),
    span(text(name[0])),
    ...withNames(value.slice(name.index + name[0].length)),
  ];
}

const text = (value: string): Text[] => (value ? [{ type: 'text', value }] : []);

const span = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: ['it-bound'] },
  children,
});

const isFormula = (node: RootContent): boolean => node.type === 'element' && classes(node).includes('katex');

const isShortCode = (node: RootContent): boolean =>
  node.type === 'element' && node.tagName === 'code' && plain(node).length <= SHORT;

/** Code in a block has its own lines, and so have formulas. */
const isLeftAlone = (node: RootContent) =>
  node.type === 'element' && (node.tagName === 'pre' || classes(node).includes('katex-display'));

/** What is seen of a formula; the text of its MathML would come twice. */
function plain(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || classes(node).includes('katex-mathml')) return '';
  return node.children.map(plain).join('');
}

const bases = (node: ElementContent): number =>
  node.type !== 'element'
    ? 0
    : classes(node).includes('base')
      ? 1
      : node.children.reduce((sum, child) => sum + bases(child), 0);

function classes(node: Element): string[] {
  const value = node.properties?.className;
  return Array.isArray(value) ? value.map(String) : [];
}

function addClass(node: Element, name: string): void {
  node.properties.className = [...classes(node), name];
}
