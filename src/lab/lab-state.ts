/**
 * The state of each lab as signals, mirrored in the page's address, so that any state is a link.
 *
 *     const state = useLabState('sampling', { temperature: 1, topK: 0 });
 *     state.temperature.value = 0.5;          // → #at=sampling&sampling.temperature=0.5
 *
 * The signals hold the defaults until the lab is mounted: the server has rendered those, and the first paint must agree.
 */
import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { DEFAULT_PROMPT, prompt } from './experiment';
import { chosenModel, offerModel, restoreChoice } from './model-choice';
import { baseUrl, DEFAULT_MODEL } from './site';
import { formatField, formatFragment, parseField, parseFragment, sameField, type FieldValue } from './url-state';

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
/** Fields that the address gave to labs that are not mounted yet. */
const unclaimed = new Map<string, string>();

/** True once the reader's address, when the page opened, asked for a state: that counts as a wish to interact. */
export const openedByLink = signal(false);

/**
 * A lab's state: one signal for each field of `defaults`. `lab` is the id of its figure on the page and the prefix of
 * its fields in the address. Two calls with one id share their signals.
 */
export function useLabState<T extends Fields>(lab: string, defaults: T): LabState<T> {
  const state = useMemo(() => labState(lab, defaults), [lab]);
  useEffect(() => {
    listen();
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

/** Absolute address of this page with this lab's state and the prompt. */
export function linkTo(lab: string): string {
  return location.href.replace(/#.*$/, '') + formatFragment(entriesOf(lab, [lab]));
}

/** Absolute address of the page that shows this one lab alone, for an iframe, in the same state. */
export function embedLinkTo(lab: string, locale: string): string {
  const folder = locale === 'en' || locale === 'root' || locale === '' ? '' : `${locale.toLowerCase()}/`;
  return `${baseUrl()}${folder}embed/${lab}/${formatFragment(entriesOf(lab, [lab]))}`;
}

/** `at`, the model, the prompt and the fields of these labs, as far as they differ from the defaults. */
function entriesOf(at: string, names: Iterable<string>): [string, string][] {
  const entries: [string, string][] = at ? [['at', at]] : [];
  untracked(() => {
    if (chosenModel.value.id !== DEFAULT_MODEL) entries.push(['model', chosenModel.value.id]);
    if (prompt.value !== DEFAULT_PROMPT) entries.push(['prompt', prompt.value]);
    for (const name of names) {
      const { defaults, signals } = labs.get(name) ?? { defaults: {}, signals: {} };
      for (const [field, { value }] of Object.entries(signals)) {
        if (!sameField(value, defaults[field]!)) entries.push([`${name}.${field}`, formatField(value)]);
      }
    }
  });
  return entries;
}

/** Read the address: model, prompt and the fields of all labs, those that are mounted later included. */
function readAddress(): void {
  const parameters = parseFragment(location.hash);
  if (!parameters) return;
  unclaimed.clear();
  for (const [key, text] of parameters) if (key.includes('.')) unclaimed.set(key, text);
  const model = parameters.get('model');
  // The model alone is no wish to see anything: a reader who comes back has it in the address.
  const wish = [...parameters.keys()].some((key) => key !== 'model');
  const confirmed = model === null || model === chosenModel.peek().id;
  // A model that costs a large download waits for the reader; one that the site lacks keeps nobody waiting.
  if (!confirmed) void offerModel(model).then((exists) => void (openedByLink.value ||= wish && !exists));
  batch(() => {
    if (wish && confirmed) openedByLink.value = true;
    prompt.value = parameters.get('prompt') ?? prompt.value;
    for (const lab of labs.keys()) claim(lab);
  });
  lastTouched = parameters.get('at') ?? lastTouched;
}

/** Give a lab the fields that the address has for it. */
function claim(lab: string): void {
  const { defaults, signals } = labs.get(lab)!;
  batch(() => {
    for (const [name, field] of Object.entries(signals)) {
      const text = unclaimed.get(`${lab}.${name}`);
      if (text !== undefined) field.value = parseField(text, defaults[name]!);
      unclaimed.delete(`${lab}.${name}`);
    }
  });
}

function listen(): void {
  if (listening) return;
  listening = true;
  restoreChoice();
  addEventListener('hashchange', readAddress);
  // Changing the language leads to the same address in another folder, and takes along what stands in it by then.
  addEventListener('change', writeWaiting, true);
  watch('', { prompt, model: computed(() => chosenModel.value.id) });
  readAddress();
}

/** Write the address whenever one of these signals changes. */
function watch(lab: string, signals: Record<string, ReadonlySignal<FieldValue>>): void {
  if (typeof window === 'undefined') return;
  let first = true;
  effect(() => {
    for (const field of Object.values(signals)) void field.value;
    if (first) first = false;
    else {
      lastTouched = lab || lastTouched;
      scheduleWrite();
    }
  });
}

/** Safari refuses more than 100 changes of the address in 30 seconds. */
const WRITE_INTERVAL_MS = 400;
let writeTimer: ReturnType<typeof setTimeout> | undefined;

function scheduleWrite(): void {
  writeTimer ??= setTimeout(writeWaiting, WRITE_INTERVAL_MS);
}

/** Writes at once what waits to be written. */
function writeWaiting(): void {
  if (writeTimer === undefined) return;
  clearTimeout(writeTimer);
  writeTimer = undefined;
  const entries = [...entriesOf(lastTouched, labs.keys()), ...unclaimed];
  const changed = entries.some(([key]) => key !== 'at');
  // A plain `#heading` in the address stays while there is nothing to say.
  if (!changed && !parseFragment(location.hash)) return;
  history.replaceState(history.state, '', location.pathname + location.search + formatFragment(changed ? entries : []));
}
