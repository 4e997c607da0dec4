/** What stays on one line: formulas with their punctuation, and names with a hyphen. */
import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { rehypeBound } from '../../../src/markdown/bound';

const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (tagName: string, className: string[], ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: { className },
  children,
});
/** As KaTeX writes it: once in MathML, once in boxes, between which a line may break. */
const formula = (...boxes: string[]) =>
  element(
    'span',
    ['katex'],
    element('span', ['katex-mathml'], text('the same in MathML, and its source')),
    element('span', ['katex-html'], ...boxes.map((box) => element('span', ['base'], text(box)))),
  );

/** What is bound stands in braces, formulas in their boxes. */
const shown = (node: Root | ElementContent): string => {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const classes = node.type === 'element' ? (node.properties.className as string[]) : [];
  if (classes.includes('katex-mathml')) return '';
  const inner = node.children.map((child) => shown(child as ElementContent)).join('');
  return classes.includes('it-bound') ? `{${inner}}` : classes.includes('base') ? `[${inner}]` : inner;
};
const bound = (...children: ElementContent[]) => {
  const tree: Root = { type: 'root', children: [element('p', [], ...children)] };
  rehypeBound()(tree);
  return shown(tree);
};

describe('a formula', () => {
  it.each([
    ['a comma', [text('Since '), formula('e=', '0'), text(', later')], 'Since {[e=][0],} later'],
    ['a colon', [formula('i'), text(': all')], '{[i]:} all'],
    ['marks of Chinese and Japanese', [formula('T'), text('），而')], '{[T]），}而'],
    ['brackets around it', [text('rows ('), formula('D'), text(').')], 'rows {([D]).}'],
    ['the end of an ordinal', [text('the '), formula('i'), text('-th. This')], 'the {[i]-th.} This'],
    ['a comma and the next formula', [formula('k'), text(', '), formula('v'), text(': a')], '{[k],} {[v]:} a'],
  ])('is bound to %s', (_, children, expected) => expect(bound(...children)).toBe(expected));

  it('is not bound to words, nor to what stands away from it', () => {
    expect(bound(text('of '), formula('i'), text(' , and'))).toBe('of [i] , and');
    expect(bound(formula('i'))).toBe('[i]');
  });

  it('keeps its places to break if it is long, not if it has none', () => {
    expect(bound(formula('12345678+', '12345678'), text('.'))).toBe('[12345678+][12345678].');
    expect(bound(formula('123456789 123456789'), text('.'))).toBe('{[123456789 123456789].}');
  });

  it('is found inside other elements, also those of components', () => {
    const component = {
      type: 'mdxJsxFlowElement',
      name: 'Predict',
      attributes: [],
      children: [formula('s'), text(',')],
    };
    expect(bound(element('em', [], formula('s'), text(',')))).toBe('{[s],}');
    expect(bound(component as unknown as ElementContent)).toBe('{[s],}');
  });

  it('is left alone where it has its own lines', () => {
    expect(bound(element('span', ['katex-display'], formula('s')), text(', and'))).toBe('[s], and');
  });
});

it('names with a hyphen stay together, in text and code, not in blocks of code', () => {
  expect(bound(text('In GPT-2’s code and GPT-20 course-12m.'))).toBe('In {GPT-2}’s code and GPT-20 {course-12m}.');
  expect(bound(element('code', [], text('course-12m')))).toBe('{course-12m}');
  expect(bound(element('pre', [], element('code', [], text('course-12m'))))).toBe('course-12m');
});
