/** In the dialog: what of the course itself is kept on this device, and the reader's say in it. Asks the service worker. */
import { useEffect, useState } from 'preact/hooks';
import type { Kept } from '../../offline/messages';
import { askOffline } from '../../offline/page';
import type { Strings } from '../shared/strings-type';
import { CourseView } from './course-view';

interface Props {
  strings: Strings;
  locale: string;
}

export function CourseOffline({ strings, locale }: Props) {
  /** Undefined until it is known, null where this page has no service worker. */
  const [kept, setKept] = useState<Kept | null>();
  const [deleted, setDeleted] = useState(false);
  useEffect(() => void askOffline('status').then(setKept), []);
  // No service worker in a page that could have one: a page that other sites embed, or a site without.
  if (kept === undefined || (kept === null && 'serviceWorker' in navigator)) return null;
  return (
    <CourseView
      kept={kept}
      deleted={deleted}
      onKeep={() => {
        setDeleted(false);
        // A wish to keep it is a wish that the browser does not clear it away when space is short.
        void navigator.storage?.persist?.().catch(() => false);
        void askOffline('keep', setKept);
      }}
      onDelete={() => void askOffline('forget', setKept).then(() => setDeleted(true))}
      strings={strings}
      locale={locale}
    />
  );
}
