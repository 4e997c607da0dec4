/** Starlight resolves its components by these names, so that a project can replace them; it ships no types for them. */
declare module 'virtual:starlight/components/MobileMenuFooter' {
  const Component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default Component;
}
