/** Signals → address: what the reader changes is written into it after a moment, by `link/history`, which is loaded for that. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { page } from './lab-fields';
import { pageFragment } from './lab-link';
import { otherQuery, sameField, type FieldValue } from './url-state';

/** What the reader has changed since the address was written. */
let touched = new Set<string>();
let byChoice = false;

/** Write the address whenever one of these signals changes. */
export function watch(lab: string, signals: Record<string, ReadonlySignal<FieldValue>>): void {
  if (typeof window === 'undefined') return;
  let known: Record<string, FieldValue> | null = null;
  effect(() => {
    const now = Object.fromEntries(Object.entries(signals).map(([name, { value }]) => [name, value]));
    const changed = Object.keys(now).filter((name) => known && !sameField(known[name]!, now[name]!));
    known = now;
    if (changed.length === 0) return;
    if (page.following) return;
    for (const name of changed) touched.add(lab ? `${lab}.${name}` : name);
    byChoice ||= window.event?.type === 'click';
    page.lastTouched = lab || page.lastTouched;
    scheduleWrite();
  });
}

/** Safari refuses more than 100 changes of the address in 30 seconds. */
const WRITE_INTERVAL_MS = 400;
let writeTimer: ReturnType<typeof setTimeout> | undefined;

function scheduleWrite(): void {
  writeTimer ??= setTimeout(writeNow, WRITE_INTERVAL_MS);
}

function writeNow(): void {
  clearTimeout(writeTimer);
  writeTimer = undefined;
  if (page.reading) return scheduleWrite();
  const [fragment, fields, chosen] = [pageFragment(), touched, byChoice];
  [touched, byChoice] = [new Set(), false];
  import('./link/history').then(
    ({ write }) => write(fragment, fields, chosen),
    // Not on the device, and no network: the address says it with a later change.
    () => {
      for (const field of fields) touched.add(field);
      byChoice ||= chosen;
    },
  );
}

/** A press may be a choice: what was typed or dragged before it is an entry that Back leads to, whole. */
export function writeBeforeChoice(): void {
  if (writeTimer !== undefined) writeNow();
}

/** Changing the language leads to the same address in another folder, and takes along what stands in it by then. */
export function writeForLanguage({ target }: Event): void {
  if (writeTimer === undefined || !(target as Element).closest('starlight-lang-select')) return;
  history.replaceState(history.state, '', location.pathname + otherQuery(location.search) + pageFragment());
}
