/**
 * English as no one writes it, for the pseudo-locale: every letter has an accent, vowels are doubled (translations are longer),
 * and a string stands in brackets (a sentence put together from two shows four). Placeholders and code stay as they are.
 */
import type { Root } from 'mdast';

const from = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const to = 'áƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const accents = new Map([...from].map((letter, i) => [letter, [...to][i]!]));

/** `{count}`, `{{title}}`, Pagefind's `[COUNT]`, code between backticks. */
const KEPT = /(\{+\w+\}+|\[[A-Z_]+\]|`[^`]*`)/;

/** pseudoText('Show all') → 'Šĥööŵ ááļļ' */
export function pseudoText(text: string): string {
  return text
    .split(KEPT)
    .map((part, i) => (i % 2 ? part : part.replace(/[a-z]/gi, accented)))
    .join('');
}

/** pseudoString('Show all {n}') → '⟦Šĥööŵ ááļļ {n}⟧' */
export function pseudoString(text: string): string {
  return text.trim() ? `⟦${pseudoText(text)}⟧` : text;
}

function accented(letter: string): string {
  const accent = accents.get(letter)!;
  return /[aeiou]/.test(letter) ? accent + accent : accent;
}

/** Attributes of components, and fields of the objects in them, that readers see. */
const READ = new Set(['question', 'options', 'task', 'title', 'name', 'text', 'feedback', 'alt', 'label']);

interface Attribute {
  name?: string;
  value?: string | { data?: { estree?: unknown } } | null;
}

interface Node {
  type: string;
  value?: unknown;
  alt?: string | null;
  title?: string | null;
  children?: Node[];
  /** Of components; directives have others. */
  attributes?: Attribute[] | object;
}

/** Remark plugin: the prose of chapters in `folder`, sentences in the attributes of their components included. */
export function remarkPseudo({ folder }: { folder: string }) {
  return (tree: Root, file: { path?: string }) => {
    if (file.path?.replaceAll('\\', '/').includes(`/docs/${folder}/`)) visit(tree as Node);
  };
}

function visit(node: Node): void {
  if (node.type === 'text') node.value = pseudoText(String(node.value));
  if (node.alt) node.alt = pseudoText(node.alt);
  if (node.title) node.title = pseudoText(node.title);
  for (const attribute of Array.isArray(node.attributes) ? (node.attributes as Attribute[]) : []) {
    const { name = '', value } = attribute;
    if (!READ.has(name) || !value) continue;
    if (typeof value === 'string') attribute.value = pseudoText(value);
    else visitCode(value.data?.estree);
  }
  node.children?.forEach(visit);
}

interface Code {
  type?: string;
  key?: { name?: string; value?: string };
  value?: unknown;
  raw?: string;
}

/** Strings in an expression such as `{['warmer', { text: 'colder', input: ' cold' }]}`; of objects, those fields alone. */
function visitCode(code: unknown): void {
  if (Array.isArray(code)) return code.forEach(visitCode);
  if (typeof code !== 'object' || code === null) return;
  const node = code as Code;
  if (node.type === 'Literal' && typeof node.value === 'string') {
    node.value = pseudoText(node.value);
    node.raw = JSON.stringify(node.value);
  } else if (node.type === 'Property') {
    if (READ.has(node.key?.name ?? node.key?.value ?? '')) visitCode(node.value);
  } else for (const child of Object.values(node)) visitCode(child);
}
