/**
 * The labs of this page with their fields, and what the page remembers of its address. Signals alone: `lab-state.ts` is for
 * labs, `address.ts` and `address-writing.ts` keep the address in step, `lab-link.ts` says a state as a link.
 */
import type { Signal } from '@preact/signals';
import { formatField, sameField, type FieldValue } from './url-state';

export type Fields = Record<string, FieldValue>;

/** Literal types widen: a default of 1 makes a field of any number. */
type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

export type LabState<T extends Fields> = { readonly [K in keyof T]: Signal<Widened<T[K]>> };

interface Entry {
  defaults: Fields;
  signals: Record<string, Signal<FieldValue>>;
}

export const labs = new Map<string, Entry>();

export const page = {
  /** The lab that the reader has changed last. */
  lastTouched: '',
  /** While the address changes the signals, rather than the signals the address. */
  following: false,
  /** While an address is read: what is written by then would be of the one before. */
  reading: false,
  /** Fields that the address gave to labs that are not mounted yet. */
  unclaimed: new Map<string, string>(),
};

/** A lab's fields that are not as they were rendered, as in a link: `[['sampling.topK', '5']]`. */
export function changesOf(lab: string): [string, string][] {
  const { defaults, signals } = labs.get(lab)!;
  return Object.entries(signals)
    .filter(([field, { value }]) => !sameField(value, defaults[field]!))
    .map(([field, { value }]) => [`${lab}.${field}`, formatField(value)]);
}
