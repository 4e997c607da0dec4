/**
 * The state of each lab as signals, mirrored in the page's address, so that any state is a link.
 *
 *     const state = useLabState('sampling', { temperature: 1, topK: 0 });
 *     state.temperature.value = 0.5;          // → #v=1&at=sampling&…&sampling.temperature=0.5&sampling.topK=0
 *
 * The signals hold the defaults until the lab is mounted: the server has rendered those, and the first paint must agree.
 */
import { batch, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { claim, followAddress } from './address';
import { watch } from './address-writing';
import { DEFAULT_PROMPT, prompt } from './experiment';
import { labs, type Fields, type LabState } from './lab-fields';

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
