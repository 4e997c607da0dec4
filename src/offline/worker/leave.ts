/** The end of a service worker, with all that it kept of this site. */
import { base, scope } from './scope';
import { forgetEverything } from './store';

let gone = false;
/** Pages that are still open are served to the end, but nothing is kept any more. */
export const isGone = () => gone;

export async function leave(): Promise<void> {
  gone = true;
  await forgetEverything();
  await scope.registration.unregister();
}

let asked = false;

/**
 * A deployer who deletes `sw.js` wants no service worker, but browsers go on with the old one, and readers would see the old
 * course for ever. So it asks for itself, once each time that it is started.
 */
export async function leaveIfGone(): Promise<boolean> {
  if (asked) return false;
  asked = true;
  try {
    const { status } = await fetch(new URL('sw.js', base()).href, { method: 'HEAD', cache: 'no-store' });
    if (status !== 404 && status !== 410) return false;
  } catch {
    return false; // not known now
  }
  await leave();
  return true;
}
