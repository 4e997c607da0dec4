/** Shows and hides the notice as links of the page are read. Loaded with the first link. */
import { effect } from '@preact/signals';
import { followAddress, linkProblem } from '../../lab/address';
import { placeFocus } from '../shared/place-focus';

export function watchLinks(): void {
  const notice = document.querySelector<HTMLElement>('.it-link-notice');
  const text = notice?.querySelector('p');
  const close = notice?.querySelector('button');
  if (!notice || !text || !close) return;
  close.addEventListener('click', () => {
    linkProblem.value = null;
    // The button hides itself.
    placeFocus(document.querySelector('h1'));
  });
  effect(() => {
    const problem = linkProblem.value;
    text.textContent = problem ? (notice.dataset[problem] ?? '') : '';
    close.hidden = problem === null;
  });
  followAddress();
}
