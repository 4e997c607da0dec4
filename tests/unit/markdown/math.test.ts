/** Formulas wherever they stand in a chapter, also in the slot of a component. */
import type { Element, Root } from 'hast';
import { expect, it } from 'vitest';
import { rehypeMathAccess } from '../../../src/markdown/math';

const element = (className: string, children: Element[] = []): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: [className] },
  children,
});

it.each([
  ['in the text', (formula: Element) => ({ type: 'root', children: [formula] })],
  [
    'in a component',
    (formula: Element) => ({
      type: 'root',
      children: [{ type: 'mdxJsxFlowElement', name: 'Predict', attributes: [], children: [formula] }],
    }),
  ],
])('keeps a formula %s out of the search, and lets keys scroll it', (_, around) => {
  const inner = element('katex');
  const formula = element('katex-display', [inner]);
  rehypeMathAccess()(around(formula) as unknown as Root);
  for (const each of [formula, inner]) expect(each.properties).toHaveProperty('data-pagefind-ignore');
  expect(formula.properties).toMatchObject({ tabIndex: 0 });
});
