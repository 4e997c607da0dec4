/**
 * In the browser, before the first component wakes up: what the build (`tools/build/style-attributes.ts`) has moved into the sheet becomes the
 * elements' own style again, inside components. From then on Preact finds what it has rendered, and what it takes away is
 * gone. Nothing moves: the values are the same.
 */
// Astro waits for this module before any component: the page must be here in full, or some would be missed.
if (document.readyState === 'loading') {
  await new Promise((done) => document.addEventListener('readystatechange', done, { once: true }));
}
for (const element of document.querySelectorAll<HTMLElement>('astro-island [data-style]')) {
  element.style.cssText = element.dataset.style!;
  element.removeAttribute('data-style');
}

export {};
