/**
 * `client:reach`: an island wakes when it is seen, as with `client:visible`, and at the first Tab on the page: its controls are
 * disabled until it is awake, and Tab would pass by all that are still out of sight.
 */
import type { ClientDirective } from 'astro';

/** Also for an island that comes later than the key. */
const tabbed = new Promise<void>((resolve) => {
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Tab') return;
    removeEventListener('keydown', onKey, true);
    resolve();
  };
  addEventListener('keydown', onKey, true);
});

const reach: ClientDirective = (load, { value }, island) => {
  const { rootMargin } = (typeof value === 'object' ? value : {}) as { rootMargin?: string };
  let awake = false;
  const wake = async () => {
    if (awake) return;
    awake = true;
    observer.disconnect();
    const hydrate = await load();
    await hydrate();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void wake();
    },
    { rootMargin },
  );
  for (const child of island.children) observer.observe(child);
  void tabbed.then(wake);
};

export default reach;
