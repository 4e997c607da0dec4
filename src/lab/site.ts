/** Where this site lies and which model it starts with. Reads the page's address only when called. */

export { DEFAULT_MODEL } from '../default-model';

/** The site's folder as a path that ends in `/`: `/`, `/course/`. */
export function basePath(): string {
  const base = import.meta.env.BASE_URL;
  return base.endsWith('/') ? base : `${base}/`;
}

/** The same as an absolute URL, e.g. `https://example.org/course/`. */
export function baseUrl(): string {
  return new URL(basePath(), location.href).href;
}
