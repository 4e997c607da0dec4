export {};

declare module 'astro' {
  interface AstroClientDirectives {
    'client:reach'?: boolean | { rootMargin: string };
  }
}
