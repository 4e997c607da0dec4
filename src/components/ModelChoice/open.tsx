/** Puts the dialog into the page; gives the focus back to where it was when the dialog is closed. */
import { render } from 'preact';
import type { Strings } from '../shared/strings-type';
import { ModelDialog } from './dialog';

export function openModelDialog(strings: Strings, locale: string): void {
  const before = document.activeElement;
  const place = document.body.appendChild(document.createElement('div'));
  const close = () => {
    render(null, place);
    place.remove();
    if (!(before instanceof HTMLElement)) return;
    before.focus();
    // The browser has given it the focus already, without scrolling to it.
    before.scrollIntoView({ block: 'nearest' });
  };
  render(<ModelDialog strings={strings} locale={locale} onClose={close} />, place);
}
