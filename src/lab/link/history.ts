/**
 * The page's address and history: each entry keeps the experiment that it shows (`history.state.experiment`, a fragment),
 * which Back and Forward bring back. Loaded with the first change or the first link.
 */
import { linkIn, otherQuery } from '../url-state';
import { readLink } from './read';
import { atAnotherEntry, isStep } from './steps';

/** The experiment that the present entry shows. */
let shown = '';

/** The page shows what an address or an entry of the history says; `fragment` is that in today's form. */
export function arrived(fragment: string): void {
  shown = fragment;
  atAnotherEntry();
}

/**
 * The entry says whole what it shows: the link that led to it may have said a part, which means something else on another page
 * than this. @param inAddress also in its address; a link from elsewhere stays as it was made
 */
export function keep(fragment: string, inAddress: boolean): void {
  const address = inAddress && fragment ? location.pathname + otherQuery(location.search) + fragment : undefined;
  history.replaceState({ ...history.state, experiment: fragment }, '', address);
}

/** @param touched the fields that the reader has changed, `chosen` by a choice: a step that Back undoes, or part of one */
export function write(fragment: string, touched: ReadonlySet<string>, chosen: boolean): void {
  if (fragment === shown) return;
  // The address says nothing rather than something broken.
  const said = typeof readLink(fragment.slice(1)) === 'string' ? '' : fragment;
  // A plain `#heading` stays while there is nothing to say.
  const heading = said === '' && linkIn(location) === null ? location.hash : '';
  const address = location.pathname + otherQuery(location.search) + (said || heading);
  if (isStep(touched, chosen) && acted()) {
    history.replaceState({ ...history.state, experiment: shown }, '');
    history.pushState({ experiment: said }, '', address);
  } else {
    history.replaceState({ ...history.state, experiment: said }, '', address);
  }
  shown = said;
}

/** What changes before the reader has done anything (a remembered model) is no step. */
function acted(): boolean {
  return navigator.userActivation?.hasBeenActive ?? true;
}
