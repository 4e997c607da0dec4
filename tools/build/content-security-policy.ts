/**
 * A Content-Security-Policy in the page itself, so that it holds on every host: only what the site ships runs, and only by
 * hash where it stands in the page.
 *
 * Not Astro's own `security.csp`: it knows neither scripts that are written into a page as they are (`is:inline`: Starlight's
 * and ours, which choose the theme before the first paint) nor style attributes (KaTeX, code blocks, the server's rendering
 * of components). Here the finished page is read, whoever wrote it.
 *
 * The policy binds the page. The worker's script has none on a host that sends none; it comes from the site, as all code does.
 * Who may frame a page only a header can say, and everybody may: labs are made to be embedded.
 */
import { createHash } from 'node:crypto';
import { readPage, type Element } from './html.ts';
import { moveStyleAttributes } from './style-attributes.ts';

/** Data in a page, which no browser runs. */
const DATA_TYPES = /^application\/(ld\+)?json$/;

/**
 * The page with its policy, and without anything that the policy forbids.
 * @param framed the page is made to be framed. A frame that its host sandboxes has no origin, so browsers refuse it the site's
 *   worker; it starts one of its own that does nothing but import the site's (`lab/session.ts`).
 */
export function secure(html: string, { framed = false } = {}): string {
  const movable = moveStyleAttributes(html);
  const { elements, handlers } = readPage(movable);
  if (handlers.length > 0) throw new Error(`The page has script in attributes (${handlers.join(', ')}).`);
  const inline = (name: string) =>
    elements.filter((e) => e.name === name && !('src' in e.attributes) && !DATA_TYPES.test(e.attributes.type ?? ''));
  const hashes = (found: Element[]) => [...new Set(found.map(({ content }) => hash(movable, content)))].sort();
  const policy = policyOf(hashes(inline('script')), hashes(inline('style')), framed);
  return withMeta(movable, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

function policyOf(scripts: string[], styles: string[], framed: boolean): string {
  const directives: Record<string, string[]> = {
    // Pages that are fetched ahead when one points at a link: in Firefox they fall under this. All else has its own.
    'default-src': ["'self'"],
    'object-src': ["'none'"],
    'media-src': ["'none'"],
    // WebAssembly: search, and the model's runtime.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
    'style-src': ["'self'", ...styles],
    // What a figure is exported as: an image that the page has drawn itself.
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", ...(framed ? ['blob:'] : [])],
    'manifest-src': ["'self'"],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

function hash(html: string, { start, end }: { start: number; end: number }): string {
  return `'sha256-${createHash('sha256').update(html.slice(start, end)).digest('base64')}'`;
}

/** First in the head: what stands before a policy is not bound by it. Only the encoding, which must come early, goes before. */
function withMeta(html: string, meta: string): string {
  const head = /<head[^>]*>\s*(<meta charset=[^>]*>)?/i.exec(html);
  if (!head) throw new Error('The page has no head for its Content-Security-Policy.');
  const at = head.index + head[0].length;
  return html.slice(0, at) + meta + html.slice(at);
}
