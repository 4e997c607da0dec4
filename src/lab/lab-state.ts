/**
 * The state of each lab as signals, mirrored in the page's address, so that any state is a link.
 *
 *     const state = useLabState('sampling', { temperature: 1, topK: 0 });
 *     state.temperature.value = 0.5;          // → #v=1&at=sampling&…&sampling.temperature=0.5&sampling.topK=0
 *
 * The signals hold the defaults until the lab is mounted: the server has rendered those, and the first paint must agree.
 * What an address says is read and checked by `link/`, which is loaded when there is an address to read or to write.
 */
import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { DEFAULT_PROMPT, prompt } from './experiment';
import type { LinkedExperiment, LinkProblem } from './link/read';
import { chosenModel, confirmedModel, offerModel, restoreChoice } from './model-choice';
import { baseUrl, DEFAULT_MODEL } from './site';
import {
  formatField,
  formatFragment,
  isInLink,
  linkIn,
  LONGEST_LINK,
  LONGEST_TEXT,
  otherQuery,
  parseField,
  sameField,
  type FieldValue,
} from './url-state';

export type Fields = Record<string, FieldValue>;

/** Literal types widen: a default of 1 makes a field of any number. */
type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

export type LabState<T extends Fields> = { readonly [K in keyof T]: Signal<Widened<T[K]>> };

interface Entry {
  defaults: Fields;
  signals: Record<string, Signal<FieldValue>>;
}

const labs = new Map<string, Entry>();
/** The lab that the reader has changed last. */
let lastTouched = '';
let listening = false;
/** While the address changes the signals, rather than the signals the address. */
let following = false;
/** Fields that the address gave to labs that are not mounted yet. */
let unclaimed = new Map<string, string>();

/** True once the reader's address, when the page opened, asked for a state: that counts as a wish to interact. */
export const openedByLink = signal(false);
/** The address could not be opened: the page shows its examples. Said by `components/LinkNotice`. */
export const linkProblem = signal<LinkProblem | null>(null);

/**
 * A lab's state: one signal for each field of `defaults`. `lab` is the id of its figure on the page and the prefix of
 * its fields in the address; its fields are listed in `link/fields.ts`. Two calls with one id share their signals.
 */
export function useLabState<T extends Fields>(lab: string, defaults: T): LabState<T> {
  const state = useMemo(() => labState(lab, defaults), [lab]);
  useEffect(() => {
    followAddress();
    claim(lab);
  }, [lab]);
  return state;
}

/** As `useLabState`, outside components: without reading the address. */
export function labState<T extends Fields>(lab: string, defaults: T): LabState<T> {
  const known = labs.get(lab);
  if (known) return known.signals as LabState<T>;
  const signals = Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, signal(value)]));
  labs.set(lab, { defaults, signals });
  watch(lab, signals);
  return signals as LabState<T>;
}

/** Back to the defaults, the page's prompt included; a lab with a text of its own leaves the others' prompt alone. */
export function reset(lab: string, { keepPrompt = false } = {}): void {
  const entry = labs.get(lab);
  batch(() => {
    if (!keepPrompt) prompt.value = DEFAULT_PROMPT;
    for (const [name, field] of Object.entries(entry?.signals ?? {})) field.value = entry!.defaults[name]!;
  });
}

/** Absolute address of this page with the whole experiment of this lab; empty where a link can not hold it. */
export function linkTo(lab: string): string {
  return linkFrom(location.origin + location.pathname, lab);
}

/** Absolute address of the page that shows this one lab alone, for an iframe, in the same state. */
export function embedLinkTo(lab: string, locale: string): string {
  const folder = locale === 'en' || locale === 'root' || locale === '' ? '' : `${locale.toLowerCase()}/`;
  return linkFrom(`${baseUrl()}${folder}embed/${lab}/`, lab);
}

function linkFrom(page: string, lab: string): string {
  const fragment = carried(entriesOf(lab, []));
  return fragment && page + fragment;
}

/** The entries as a fragment; empty where that would be longer than any link that is opened. */
function carried(entries: readonly (readonly [string, string])[]): string {
  if (entries.some(([, text]) => text.length > LONGEST_TEXT)) return '';
  const fragment = formatFragment(entries);
  return fragment.length > LONGEST_LINK ? '' : fragment;
}

/** The version of links that are made here (`link/migrations.ts`, which is not loaded for a page at rest). */
const VERSION = '1';

/** Everything about lab `at`, so that later defaults do not change the link; of these others, what differs from theirs. */
function entriesOf(at: string, others: Iterable<string>): [string, string][] {
  return untracked(() => {
    const entries: [string, string][] = [['v', VERSION]];
    if (at) entries.push(['at', at]);
    entries.push(['model', chosenModel.value.id], ['prompt', prompt.value]);
    for (const [field, { value }] of Object.entries(labs.get(at)?.signals ?? {})) {
      entries.push([`${at}.${field}`, formatField(value)]);
    }
    for (const lab of others) if (lab !== at) entries.push(...changesOf(lab));
    return entries;
  });
}

function changesOf(lab: string): [string, string][] {
  const { defaults, signals } = labs.get(lab)!;
  return Object.entries(signals)
    .filter(([field, { value }]) => !sameField(value, defaults[field]!))
    .map(([field, { value }]) => [`${lab}.${field}`, formatField(value)]);
}

/** The page's experiment as a fragment; empty while the page is as it was rendered, or where no link can hold it. */
function pageFragment(): string {
  const changed = untracked(
    () =>
      chosenModel.value.id !== DEFAULT_MODEL ||
      prompt.value !== DEFAULT_PROMPT ||
      unclaimed.size > 0 ||
      [...labs.keys()].some((lab) => changesOf(lab).length > 0),
  );
  return changed ? carried([...entriesOf(lastTouched, labs.keys()), ...unclaimed]) : '';
}

/** Give a lab the fields that the address has for it. */
function claim(lab: string): void {
  const { defaults, signals } = labs.get(lab)!;
  follow(() => {
    for (const [name, field] of Object.entries(signals)) {
      const text = unclaimed.get(`${lab}.${name}`);
      if (text !== undefined) field.value = parseField(text, defaults[name]!);
      unclaimed.delete(`${lab}.${name}`);
    }
  });
}

/**
 * Show what a link says. `whole`: what it does not say is as it was rendered; otherwise it stays as the reader has it, as a
 * chapter's links within the page want it.
 */
function show({ at, fields, ...said }: LinkedExperiment, whole: boolean): void {
  follow(() => {
    unclaimed = new Map(fields);
    if (said.prompt !== null || whole) prompt.value = said.prompt ?? DEFAULT_PROMPT;
    for (const [lab, { defaults, signals }] of labs) {
      if (whole) for (const [name, field] of Object.entries(signals)) field.value = defaults[name]!;
      claim(lab);
    }
  });
  lastTouched = at || lastTouched;
}

/** Change signals without that being the reader's doing. */
function follow(action: () => void): void {
  const before = following;
  following = true;
  batch(action);
  following = before;
}

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

/** Counts readings: the latest wins. */
let readings = 0;
let reading = false;

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
  reading = true;
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
    if (mine === readings) reading = false;
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

/** What the reader has changed since the address was written. */
let touched = new Set<string>();
let byChoice = false;

/** Write the address whenever one of these signals changes. */
function watch(lab: string, signals: Record<string, ReadonlySignal<FieldValue>>): void {
  if (typeof window === 'undefined') return;
  let known: Record<string, FieldValue> | null = null;
  effect(() => {
    const now = Object.fromEntries(Object.entries(signals).map(([name, { value }]) => [name, value]));
    const changed = Object.keys(now).filter((name) => known && !sameField(known[name]!, now[name]!));
    known = now;
    if (changed.length === 0) return;
    if (following) return;
    for (const name of changed) touched.add(lab ? `${lab}.${name}` : name);
    byChoice ||= window.event?.type === 'click';
    lastTouched = lab || lastTouched;
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
  if (reading) return scheduleWrite();
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
function writeBeforeChoice(): void {
  if (writeTimer !== undefined) writeNow();
}

/** Changing the language leads to the same address in another folder, and takes along what stands in it by then. */
function writeForLanguage({ target }: Event): void {
  if (writeTimer === undefined || !(target as Element).closest('starlight-lang-select')) return;
  history.replaceState(history.state, '', location.pathname + otherQuery(location.search) + pageFragment());
}
