/**
 * What an element shows on the page by a property that no copy of its attributes has: Preact writes `checked` and `selected`
 * as properties, so that the attributes are still those of the first paint.
 */

/** The properties that are read. */
export interface LiveElement {
  localName: string;
  type?: unknown;
  checked?: unknown;
  selected?: unknown;
  value?: unknown;
}

/** Attributes for the copy; null: it has none. */
export function stateOf({ localName, type, checked, selected, value }: LiveElement): Record<string, string | null> {
  if (localName === 'option') return { selected: selected ? '' : null };
  if (localName !== 'input') return {};
  if (type !== 'radio' && type !== 'checkbox') return { value: String(value) };
  return { value: String(value), checked: checked ? '' : null };
}
