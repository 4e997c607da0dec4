/** The present state as a link: of one lab, or of all that the reader has changed in the page. */
import { untracked } from '@preact/signals';
import { DEFAULT_PROMPT, prompt } from './experiment';
import { changesOf, labs, page } from './lab-fields';
import { chosenModel } from './model-choice';
import { baseUrl, DEFAULT_MODEL } from './site';
import { formatField, formatFragment, LONGEST_LINK, LONGEST_TEXT } from './url-state';

/** Absolute address of this page with the whole experiment of this lab; empty where a link can not hold it. */
export function linkTo(lab: string): string {
  return linkFrom(location.origin + location.pathname, lab);
}

/** Absolute address of the page that shows this one lab alone, for an iframe, in the same state. */
export function embedLinkTo(lab: string, locale: string): string {
  const folder = locale === 'en' || locale === 'root' || locale === '' ? '' : `${locale.toLowerCase()}/`;
  return linkFrom(`${baseUrl()}${folder}embed/${lab}/`, lab);
}

function linkFrom(address: string, lab: string): string {
  const fragment = carried(entriesOf(lab, []));
  return fragment && address + fragment;
}

/** The entries as a fragment; empty where that would be longer than any link that is opened. */
function carried(entries: readonly (readonly [string, string])[]): string {
  if (entries.some(([, text]) => text.length > LONGEST_TEXT)) return '';
  const fragment = formatFragment(entries);
  return fragment.length > LONGEST_LINK ? '' : fragment;
}

/** The version of links that are made here (`link/migrations.ts`, which is not loaded for a page at rest). */
const VERSION = '1';

/** Everything about lab `at`, so that later defaults do not change the link; of these others, what differs from theirs. */
function entriesOf(at: string, others: Iterable<string>): [string, string][] {
  return untracked(() => {
    const entries: [string, string][] = [['v', VERSION]];
    if (at) entries.push(['at', at]);
    entries.push(['model', chosenModel.value.id], ['prompt', prompt.value]);
    for (const [field, { value }] of Object.entries(labs.get(at)?.signals ?? {})) {
      entries.push([`${at}.${field}`, formatField(value)]);
    }
    for (const lab of others) if (lab !== at) entries.push(...changesOf(lab));
    return entries;
  });
}

/** The page's experiment as a fragment; empty while the page is as it was rendered, or where no link can hold it. */
export function pageFragment(): string {
  const changed = untracked(
    () =>
      chosenModel.value.id !== DEFAULT_MODEL ||
      prompt.value !== DEFAULT_PROMPT ||
      page.unclaimed.size > 0 ||
      [...labs.keys()].some((lab) => changesOf(lab).length > 0),
  );
  return changed ? carried([...entriesOf(page.lastTouched, labs.keys()), ...page.unclaimed]) : '';
}
