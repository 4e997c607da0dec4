/** In the page: what those hear who do not see the figure. */
import type { Drawing } from './in-page';

export function watchWords(): void {
  const { walk } = window;
  const flat = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

  /** As a screen reader goes through it: texts and names, nothing that is hidden from it. */
  const spoken = (part: Element): string => {
    const texts: string[] = [];
    const read = (node: Node) => {
      if (node instanceof Text) texts.push(node.data);
      if (!(node instanceof Element) || node instanceof SVGElement) return;
      if (node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility()) return;
      texts.push(node.getAttribute('aria-label') ?? '', node.getAttribute('aria-valuetext') ?? '');
      node.childNodes.forEach(read);
    };
    read(part);
    return flat(texts.join(' '));
  };
  /** Of a drawing for the eye alone: those of its cell, of the grid or curve that keys go through, or those closest around it. */
  const wordsAround = (one: Element): string => {
    const whole = one.closest('[role=gridcell]') ?? one.closest('[role=grid], [role=slider]');
    if (whole) return spoken(whole);
    for (let part = one.parentElement; part && walk.lab().contains(part); part = part.parentElement) {
      const words = spoken(part);
      if (words) return words;
    }
    return '';
  };
  walk.drawings = () =>
    (walk.all('.it-lab-body :is(svg, canvas)') as Element[])
      .filter((one) => !one.parentElement?.closest('svg'))
      .map((one): Drawing => {
        const named = one.getAttribute('role') === 'img';
        return {
          // A mark beside its own number needs no more words.
          picture: one.closest('td, li') ? '' : one instanceof HTMLCanvasElement ? one.toDataURL() : one.innerHTML,
          words: named ? flat(one.getAttribute('aria-label')) : wordsAround(one),
          mute: !named && one.closest('[aria-hidden=true]') === null,
          where: `${one.getAttribute('class') ?? one.localName} in ${walk.nameOf(one.parentElement!)}`,
        };
      });

  /** Marks of tokens and quotations aside. */
  const plain = (text: string | null | undefined) => (text ?? '').replace(/[␣·\s“”"'「」]/g, '');
  walk.grids = () =>
    walk.all('[role=grid]').flatMap((grid) => {
      const name = flat(grid.getAttribute('aria-label'));
      if (!name) return [`a grid has no name: ${walk.nameOf(grid)}`];
      const rows = [...grid.querySelectorAll('[role=row]')];
      const heads = [...grid.querySelectorAll('[role=columnheader]')].slice(1).map((one) => plain(one.textContent));
      return rows.flatMap((row) => {
        const head = plain(row.querySelector('[role=rowheader]')?.textContent);
        // Sums and names at the end of a row are read with its head.
        return [...row.querySelectorAll('[role=gridcell]:not([class*=tail])')].flatMap((cell, i) => {
          const words = flat(cell.getAttribute('aria-label') ?? cell.textContent);
          const lacks = [
            !head.split('→').every((part) => plain(words).includes(part)) && `its row ${head}`,
            cell.matches('[data-cell], [data-head]') &&
              !plain(words).includes(heads[i] ?? '') &&
              `its column ${heads[i]}`,
            !/\p{N}/u.test(words) && !cell.matches('.is-masked, .is-off') && 'a value',
          ].filter(Boolean);
          return lacks.length > 0 ? [`${name}: “${words}” lacks ${lacks.join(', ')}`] : [];
        });
      });
    });

  walk.said = [];
  let last = '';
  document.addEventListener('DOMContentLoaded', () => {
    const LIVE = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
    const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);
    new MutationObserver((changes) => {
      const nodes = changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]);
      for (const region of new Set(nodes.map((node) => elementOf(node)?.closest(LIVE)))) {
        // As it stands there: the same words again are told apart by a space.
        const text = region?.textContent ?? '';
        if (flat(text) && last !== text) walk.said.push(flat(text));
        if (flat(text)) last = text;
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
