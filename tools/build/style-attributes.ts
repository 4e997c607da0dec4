/**
 * Style attributes → rules of the page's own style sheet, because a Content-Security-Policy forbids style attributes unless
 * it allows all of them. (What scripts set through `element.style` is never forbidden.)
 *
 *     <span style="height:1em">   →   <span data-style="height:1em">
 *                                     <style>[data-style="height:1em"]:not(#_#_){height:1em}</style>
 *
 * The value itself is the key, so that the same value on many elements is one rule. Such a rule is as strong as an attribute:
 * no selector of the site has two ids. Where a component wakes up it becomes a style of the element again (`components/site/restore-styles.ts`),
 * for what a component later takes away must not come back from the sheet.
 */
import { readPage } from './html.ts';

export function moveStyleAttributes(html: string): string {
  const { styleAttributes } = readPage(html);
  if (styleAttributes.length === 0) return html;
  let moved = '';
  let from = 0;
  for (const { start } of styleAttributes) {
    moved += `${html.slice(from, start)}data-`;
    from = start;
  }
  moved += html.slice(from);
  const values = new Set(styleAttributes.map(({ value }) => value).filter((value) => value.trim()));
  const head = moved.indexOf('</head>');
  if (head < 0) throw new Error('The page has style attributes but no head for their rules.');
  return `${moved.slice(0, head)}<style>${[...values].map(rule).join('')}</style>${moved.slice(head)}`;
}

/** `height:1em;` → `[data-style="height:1em;"]:not(#_#_){height:1em;}` */
function rule(declarations: string): string {
  // A value that ends its rule would let whoever wrote it style the whole page.
  if (/[{}<]|\/\*/.test(declarations)) throw new Error(`Not a list of CSS declarations: ${declarations}`);
  const key = declarations.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ');
  return `[data-style="${key}"]:not(#_#_){${declarations}}`;
}
