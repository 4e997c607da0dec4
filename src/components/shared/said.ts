/**
 * The result of a lab in one sentence, for screen readers, once nothing has moved for a moment: a slider that is dragged and
 * a prompt that is typed are answered once. The sentence is that of the first `[data-said]` in the figure: its text, or the
 * attribute's where the figure shows no sentence. What was there before the reader did anything is no news; the same result
 * once more is, where something else stood there in between, or the reader, who is at this lab, has made it out of date: what
 * was asked again is answered again.
 */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Longer than the pause between two keys, shorter than the patience of who waits for an answer. */
const QUIET_MS = 800;

export function useSaid(figure: RefObject<HTMLElement>): string {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const lab = figure.current;
    if (!lab) return;
    let last = sentence(lab);
    let moved = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      // Numbers of an earlier prompt are no answer to this one; the next change comes with the answer.
      if (lab.dataset.origin === 'stale' || lab.dataset.state === 'running') return;
      const now = sentence(lab);
      // What the reader has moved to has been spoken by moving there.
      if (now && moved && now !== spokenAt(document.activeElement)) setSaid(again(now));
      last = now;
      moved = false;
    };
    const observer = new MutationObserver(() => {
      const asked = lab.dataset.origin === 'stale' && lab.contains(document.activeElement);
      moved ||= asked || sentence(lab) !== last;
      // The frame tells what becomes of the model; what was said before that is no news when it is there.
      if (/loading|failed/.test(lab.dataset.state ?? '')) setSaid('');
      clearTimeout(timer);
      timer = setTimeout(speak, QUIET_MS);
    });
    observer.observe(lab, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['data-said', 'data-origin', 'data-state'],
    });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  return said;
}

/** A live region speaks when it changes: the same words differ from themselves by a space that nobody sees or hears. */
const again = (now: string) => (before: string) => (before === now ? `${now}\u00a0` : now);

/** What a screen reader has said of the cell or value that has the focus. */
function spokenAt(focused: Element | null): string {
  const cell = document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '') ?? focused;
  const words = cell?.getAttribute('aria-label') ?? cell?.getAttribute('aria-valuetext') ?? cell?.textContent ?? '';
  return words.replace(/\s+/g, ' ').trim();
}

function sentence(lab: HTMLElement): string {
  const texts = Array.from(lab.querySelectorAll<HTMLElement>('[data-said]'), (part) =>
    (part.dataset.said || (part.textContent ?? '')).replace(/\s+/g, ' ').trim(),
  );
  return texts.find(Boolean) ?? '';
}
