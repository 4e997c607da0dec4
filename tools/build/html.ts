/** Where a built page has what a Content-Security-Policy asks about: scripts, styles, style attributes, references. */
import { Parser } from 'htmlparser2';

/** From `start` up to `end`, as for `slice`. */
export interface Range {
  start: number;
  end: number;
}

export interface Element {
  name: string;
  attributes: Record<string, string>;
  /** Between its tags, for scripts and styles alone. */
  content: Range;
}

export interface StyleAttribute {
  /** Of the attribute's name. */
  start: number;
  value: string;
}

export interface Page {
  /** In the order of their opening tags; those without attributes are left out, save scripts and styles. */
  elements: Element[];
  styleAttributes: StyleAttribute[];
  /** Attributes that browsers run as scripts, such as `onclick`. */
  handlers: string[];
}

export function readPage(html: string): Page {
  const page: Page = { elements: [], styleAttributes: [], handlers: [] };
  let open: Element | null = null;
  const parser: Parser = new Parser({
    onattribute(name, value) {
      if (name === 'style') page.styleAttributes.push({ start: parser.startIndex, value });
      if (name.startsWith('on')) page.handlers.push(name);
    },
    onopentag(name, attributes) {
      const isCode = name === 'script' || name === 'style';
      if (!isCode && Object.keys(attributes).length === 0) return;
      const at = parser.endIndex + 1;
      const element = { name, attributes, content: { start: at, end: at } };
      page.elements.push(element);
      if (isCode) open = element;
    },
    onclosetag(name) {
      if (open?.name !== name) return;
      open.content.end = parser.startIndex;
      open = null;
    },
  });
  parser.end(html);
  return page;
}
