/** Marks, in the sidebar, the section that the reader is in; and closes the phone's menu when a section is chosen there. */
export function followSections(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.it-sections a')];
  const linkOf = new Map<Element, HTMLAnchorElement>();
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) linkOf.set(heading, link);
    link.addEventListener('click', () => document.getElementById('starlight__sidebar')?.hidePopover?.());
  }
  if (linkOf.size === 0) return;
  let shown: HTMLAnchorElement | undefined;
  const mark = () => {
    // The section is the last one whose heading has passed the upper third of the window.
    const passed = [...linkOf.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const current = passed.at(-1);
    for (const [heading, link] of linkOf) {
      if (heading === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const link = current && linkOf.get(current);
    // The list may be longer than the window. Scrolls the sidebar alone, which does not move with the page.
    if (link && link !== shown) link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    shown = link;
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
