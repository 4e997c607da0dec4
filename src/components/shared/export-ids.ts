/**
 * Ids within the drawings of a copied figure (patterns that fill shapes), and what refers to them. Two figures of a page may
 * have the same ones, and pictures may come to stand in one document: the copy has its own.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** All other ids are the page's: labels, cells that a screen reader is told of. They go. */
export function ownIds(copy: Element, prefix: string): void {
  const all = [copy, ...copy.querySelectorAll('*')];
  const names = new Map<string, string>();
  for (const element of all) {
    const { id } = element;
    element.removeAttribute('id');
    // The first of two is the one that the page refers to as well.
    if (!id || element.namespaceURI !== SVG || names.has(id)) continue;
    names.set(id, `${prefix}-${names.size}`);
    element.setAttribute('id', names.get(id)!);
  }
  if (names.size === 0) return;
  for (const element of all) {
    for (const { name, value } of [...element.attributes]) {
      // Set as an attribute, a style would be what the page's policy forbids.
      if (name !== 'style' && value.includes('#')) element.setAttribute(name, renamed(value, names));
    }
    const { style } = element as HTMLElement | SVGElement;
    for (const name of [...style]) {
      const value = style.getPropertyValue(name);
      if (value.includes('#')) style.setProperty(name, renamed(value, names));
    }
  }
}

/** `url(#old)`, or `#old` alone, with the new names; ids that are not known stay. */
export function renamed(value: string, names: ReadonlyMap<string, string>): string {
  const whole = value.startsWith('#') ? names.get(value.slice(1)) : undefined;
  if (whole) return `#${whole}`;
  return value.replace(/url\((["']?)#([^"')]+)\1\)/g, (all, _quote, id: string) =>
    names.has(id) ? `url(#${names.get(id)!})` : all,
  );
}
