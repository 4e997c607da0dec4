/**
 * The fragment of the page's address as a form of the labs' state (docs/links.md):
 *
 *     #v=1&at=sampling&model=course-12m&prompt=The+king&sampling.temperature=0.5&sampling.topK=40
 *
 * A fragment, because prompts are long and private: it is never sent to a server. An embedded lab takes the same as a query.
 * Pure functions; `lab-state.ts` connects them to the page, `link/read.ts` checks what others have written.
 */

/** Letters of a text: several times what the largest context holds. Longer ones are refused before anything reads them. */
export const LONGEST_TEXT = 20_000;
/** Characters of a whole fragment, in its escaped form. */
export const LONGEST_LINK = 200_000;

/** A field of a lab's state. Its kind is that of its default value. */
export type FieldValue = string | number | boolean | readonly number[] | readonly string[];

/** What an address says about experiments: its fragment, else what its query says in the same words; null for neither. */
export function linkIn({ hash, search }: { hash: string; search: string }): string | null {
  const text = hash.replace(/^#/, '');
  if (text.includes('=')) return text;
  return queryOf(search, isOurs).join('&') || null;
}

/** Whether a press there follows a link to an experiment, such as `#at=sampling&sampling.temperature=2`. */
export function isInLink(target: EventTarget | null): boolean {
  return !!(target as Element | null)?.closest?.('a[href*="#"][href*="="]');
}

/** A query without what it says about experiments: `?theme=dark`. */
export function otherQuery(search: string): string {
  const text = queryOf(search, (name) => !isOurs(name)).join('&');
  return text && `?${text}`;
}

function queryOf(search: string, wanted: (name: string) => boolean): string[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && wanted(part.replace(/=.*$/s, '')));
}

/** Hosts add names of their own to queries; a fragment is ours alone. */
const isOurs = (name: string) => /^(v|at|model|prompt|[a-z][a-z0-9-]*\.[a-zA-Z]\w*)$/.test(name);

/** `#at=…&…`; the empty string where there is nothing to say. */
export function formatFragment(entries: Iterable<readonly [string, string]>): string {
  const text = new URLSearchParams([...entries].map(([key, value]) => [key, value])).toString();
  return text && `#${text}`;
}

/** One value as text: numbers and booleans plainly (true is 1), lists as JSON. */
export function formatField(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Text to a value of the default's kind; the default where the text is not one. Links get damaged: never throws. */
export function parseField<T extends FieldValue>(text: string | null, standard: T): T {
  if (text === null) return standard;
  if (typeof standard === 'string') return text as T;
  if (typeof standard === 'boolean') return (text === '1' || text === 'true') as T;
  if (typeof standard === 'number') {
    const number = Number(text);
    return (text.trim() !== '' && Number.isFinite(number) ? number : standard) as T;
  }
  return parseList(text, standard) as T;
}

function parseList(text: string, standard: readonly (number | string)[]): readonly (number | string)[] {
  try {
    const list: unknown = JSON.parse(text);
    const kind = typeof (standard[0] ?? 0);
    const fits = (x: unknown) => typeof x === kind || (standard.length === 0 && typeof x === 'string');
    return Array.isArray(list) && list.every(fits) ? (list as (number | string)[]) : standard;
  } catch {
    return standard;
  }
}

/** Whether two values say the same. */
export function sameField(a: FieldValue, b: FieldValue): boolean {
  return formatField(a) === formatField(b);
}
