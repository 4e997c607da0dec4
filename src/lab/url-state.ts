/**
 * The fragment of the page's address as a form of the labs' state:
 *
 *     #at=sampling&prompt=The+king&sampling.temperature=0.5&sampling.topK=40
 *
 * `at` is the lab to show, `prompt` the page's prompt, the rest `<lab>.<field>`; only what differs from the defaults
 * is there. A fragment, because prompts are long and private: it is never sent to a server.
 * Pure functions; `lab-state.ts` connects them to the page.
 */

/** A field of a lab's state. Its kind is that of its default value. */
export type FieldValue = string | number | boolean | readonly number[] | readonly string[];

/** Parameters of a fragment, or null for one that is not ours, such as `#a-heading`. */
export function parseFragment(hash: string): URLSearchParams | null {
  const text = hash.replace(/^#/, '');
  return text.includes('=') ? new URLSearchParams(text) : null;
}

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
