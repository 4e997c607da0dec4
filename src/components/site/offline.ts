/** Starts the service worker, and offers a new version of the course in one quiet line (components/site/Footer.astro). */
import { startOffline } from '../../offline/page';
import { placeFocus } from '../shared/place-focus';

/** Whoever has said “later” is not asked again before the browser is closed; then the new version comes by itself. */
const LATER = 'inside-transformer-update-later';

export function keepForOffline(): void {
  void startOffline((accept) => {
    const place = document.querySelector<HTMLElement>('[data-update]');
    const notice = place?.querySelector('template');
    if (!place || !notice || saidLater()) return;
    // From a template into a live region that is there from the start: so it is read out.
    place.append(notice.content.cloneNode(true));
    notice.remove();
    place.querySelector('[data-accept]')?.addEventListener('click', accept);
    place.querySelector('[data-later]')?.addEventListener('click', () => {
      place.replaceChildren();
      placeFocus(document.querySelector('h1'));
      try {
        sessionStorage.setItem(LATER, '1');
      } catch {
        // It will be asked again.
      }
    });
  });
}

function saidLater(): boolean {
  try {
    return sessionStorage.getItem(LATER) !== null;
  } catch {
    return false;
  }
}
