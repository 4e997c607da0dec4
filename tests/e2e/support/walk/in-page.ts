/**
 * What a walk through a lab knows in the page. Each part is put there before the page's own scripts and adds its questions to
 * `window.walk`: focus.ts, targets.ts, words.ts.
 */
import type { Page } from '@playwright/test';
import { watchFocus } from './focus';
import { watchTargets } from './targets';
import { watchWords } from './words';

/** Where the focus is. */
export interface Stop {
  inside: boolean;
  /** It, or the list or grid that it is in, was walked before. */
  again: boolean;
  /** What keys it takes: the role, for fields the type. */
  kind: string;
  name: string;
  /** How many of its kind were used already. */
  used: number;
  /** Says that it is what is chosen: using it again changes nothing. */
  chosen: boolean;
  opensDialog: boolean;
  /** “Share and export”. */
  isMenu: boolean;
}

/** A drawing, and the words that stand for it. */
export interface Drawing {
  picture: string;
  words: string;
  /** Neither named nor hidden: a screen reader stops there and has nothing to say. */
  mute: boolean;
  where: string;
}

export interface Walk {
  lab(): HTMLElement;
  /** Those that a reader sees. */
  all(selector: string, root?: Element): HTMLElement[];
  nameOf(one: Element): string;
  stop(): Stop;
  /** What the focus was on is gone, and the focus with it. */
  lost(): boolean;
  /** Problems of what had the focus, each a sentence. */
  unseen: string[];
  /** All that a reader can notice, figure, fields, address, focus, once it stands still. */
  seen(): Promise<string>;
  /** Once nothing has moved for half a second. */
  still(): Promise<void>;
  /** Whether that becomes something else soon. */
  changed(from: string): Promise<boolean>;
  /** What can be used and never had the focus. */
  missed(): string[];
  pointerOnly(): string[];
  small(): string[];
  /** Names of what a finger looks into: grids, strips, curves. */
  lookedInto(): string[];
  placeToTap(index: number): { x: number; y: number };
  drawings(): Drawing[];
  grids(): string[];
  /** What live regions said, in order. */
  said: string[];
}

declare global {
  interface Window {
    walk: Walk;
  }
}

export const FOCUSABLE = 'a[href], button, input, textarea, select, summary, [tabindex]';

export async function watch(page: Page): Promise<void> {
  await page.addInitScript(start, FOCUSABLE);
  await page.addInitScript(watchFocus, FOCUSABLE);
  await page.addInitScript(watchTargets, FOCUSABLE);
  await page.addInitScript(watchWords);
}

function start(): void {
  const flat = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const lab = () => document.querySelector<HTMLElement>('figure.it-lab')!;
  const shown = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0;
  const nameOf = (one: Element): string => {
    const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null;
    const words = flat(one.getAttribute('aria-label') ?? label ?? one.textContent).slice(0, 60);
    return `${one.getAttribute('role') ?? one.localName} “${words}” .${one.getAttribute('class') ?? one.parentElement?.className}`;
  };
  window.walk = {
    lab,
    all: (selector, root = lab()) => [...root.querySelectorAll<HTMLElement>(selector)].filter(shown),
    nameOf,
  } as Walk;
}
