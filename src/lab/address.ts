/**
 * Address → signals: what the page's address says, when it opens and whenever it changes. It is read and checked by `link/`,
 * which is loaded when there is an address to read.
 */
import { batch, computed, signal } from '@preact/signals';
import { watch, writeBeforeChoice, writeForLanguage } from './address-writing';
import { DEFAULT_PROMPT, prompt } from './experiment';
import { labs, page } from './lab-fields';
import { pageFragment } from './lab-link';
import type { LinkedExperiment, LinkProblem } from './link/read';
import { chosenModel, confirmedModel, offerModel, restoreChoice } from './model-choice';
import { DEFAULT_MODEL } from './site';
import { isInLink, linkIn, parseField } from './url-state';

/** True once the reader's address, when the page opened, asked for a state: that counts as a wish to interact. */
export const openedByLink = signal(false);
/** The address could not be opened: the page shows its examples. Said by `components/LinkNotice`. */
export const linkProblem = signal<LinkProblem | null>(null);

let listening = false;

/** Reads the address now and whenever it changes. The page calls it early where its address has something to say. */
export function followAddress(): void {
  if (listening) return;
  listening = true;
  restoreChoice();
  // A step back to an address with a query, or without a fragment, is no change of the fragment.
  addEventListener('popstate', () => void (shownHere() !== null && readAddress(false)));
  addEventListener('hashchange', () => void (shownHere() === null && readAddress(false)));
  addEventListener('click', keepBeforeLink, true);
  addEventListener('change', writeForLanguage, true);
  addEventListener('pointerdown', writeBeforeChoice, true);
  watch('', { prompt, model: computed(() => chosenModel.value.id) });
  void readAddress(true);
}

/** Give a lab the fields that the address has for it. */
export function claim(lab: string): void {
  const { defaults, signals } = labs.get(lab)!;
  follow(() => {
    for (const [name, field] of Object.entries(signals)) {
      const text = page.unclaimed.get(`${lab}.${name}`);
      if (text !== undefined) field.value = parseField(text, defaults[name]!);
      page.unclaimed.delete(`${lab}.${name}`);
    }
  });
}

/**
 * Show what a link says. `whole`: what it does not say is as it was rendered; otherwise it stays as the reader has it, as a
 * chapter's links within the page want it.
 */
function show({ at, fields, ...said }: LinkedExperiment, whole: boolean): void {
  follow(() => {
    page.unclaimed = new Map(fields);
    if (said.prompt !== null || whole) prompt.value = said.prompt ?? DEFAULT_PROMPT;
    for (const [lab, { defaults, signals }] of labs) {
      if (whole) for (const [name, field] of Object.entries(signals)) field.value = defaults[name]!;
      claim(lab);
    }
  });
  page.lastTouched = at || page.lastTouched;
}

/** Change signals without that being the reader's doing. */
function follow(action: () => void): void {
  const before = page.following;
  page.following = true;
  batch(action);
  page.following = before;
}

/** Counts readings: the latest wins. */
let readings = 0;

/** What an entry of the history that was written here shows, as a fragment, whatever its address says; null for others. */
function shownHere(): string | null {
  const { experiment } = (history.state ?? {}) as { experiment?: unknown };
  return typeof experiment === 'string' ? experiment : null;
}

async function readAddress(opening: boolean): Promise<void> {
  const written = shownHere();
  const own = written !== null;
  const text = written?.replace(/^#/, '') ?? linkIn(location);
  if (text === null) return;
  const mine = ++readings;
  page.reading = true;
  try {
    const parts = await Promise.all([import('./link/read'), import('./link/history')]).catch(() => null);
    // No parts: they are not on the device, and there is no network. The page stays as it is.
    if (mine !== readings || !parts) return;
    const [{ readLink }, { arrived, keep }] = parts;
    const link = text === '' ? NOTHING : readLink(text);
    linkProblem.value = typeof link === 'string' ? link : null;
    const said = typeof link === 'string' ? NOTHING : link;
    show(said, own || said !== link || said.version > 0);
    // Not when the page opens: the choice that the device remembers may be newer than the entry.
    if (own && !opening) await useConfirmed(said.model ?? DEFAULT_MODEL);
    if (mine !== readings) return;
    wishFor(said);
    const fragment = pageFragment();
    arrived(fragment);
    if (!own && said === link) keep(fragment, !opening);
  } finally {
    if (mine === readings) page.reading = false;
  }
}

/** A prepared experiment makes an entry of its own: the one before it, to which Back leads, says what it has shown. */
function keepBeforeLink({ target }: Event): void {
  if (isInLink(target)) history.replaceState({ ...history.state, experiment: pageFragment() }, '');
}

/** On the way back to an experiment, the model that the reader had confirmed for it is the chosen one again. */
async function useConfirmed(model: string): Promise<void> {
  const choice = confirmedModel(model);
  if (!choice || choice.id === chosenModel.peek().id) return;
  const { returnToModel } = await import('./choose-model');
  follow(() => void returnToModel(choice));
}

const NOTHING: LinkedExperiment = { version: 0, at: '', model: null, prompt: null, fields: new Map() };

/** The model alone is no wish to see anything: a reader who comes back has it in the address. */
function wishFor({ at, model, prompt: text, fields }: LinkedExperiment): void {
  const wish = at !== '' || fields.size > 0 || (text !== null && text !== DEFAULT_PROMPT);
  const confirmed = model === null || model === chosenModel.peek().id;
  if (confirmed) openedByLink.value ||= wish;
  // A model that costs a large download waits for the reader; one that the site lacks keeps nobody waiting.
  else void offerModel(model).then((exists) => void (openedByLink.value ||= wish && !exists));
}
