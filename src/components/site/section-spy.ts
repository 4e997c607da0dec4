/**
 * Marks, in the sidebar, the section that the reader is in; and closes the phone's menu when a section is chosen there.
 * `onSection` hears of each change: the heading's id, empty above the first.
 */
export function followSections(onSection: (section: string) => void): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.it-sections a')];
  const linkOf = new Map<Element, HTMLAnchorElement>();
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) linkOf.set(heading, link);
    link.addEventListener('click', () => document.getElementById('starlight__sidebar')?.hidePopover?.());
  }
  if (linkOf.size === 0) return;
  let shown: Element | null | undefined;
  const mark = () => {
    // The section is the last one whose heading has passed the upper third of the window.
    const passed = [...linkOf.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const current = passed.at(-1) ?? null;
    if (current === shown) return;
    shown = current;
    for (const [heading, link] of linkOf) {
      if (heading === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    // The list may be longer than the window. This scrolls the sidebar alone, which does not move with the page.
    if (current) linkOf.get(current)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    onSection(current?.id ?? '');
  };
  let waiting = false;
  const markSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener('scroll', markSoon, { passive: true });
  mark();
}
