/**
 * What all labs of a page share: one prompt, so that typing in one figure changes them all. A lab that needs a text of its own
 * has a field for it (`text`, `words`, `phrase` …, `prose` in link/fields.ts) and leaves this one alone.
 */
import { computed, signal } from '@preact/signals';

/** The prompt of the stored runs; every page starts with it. */
export const DEFAULT_PROMPT = 'Once upon a time there was a little';

/** The page's prompt; mirrored in the address while it differs from the default. */
export const prompt = signal<string>(DEFAULT_PROMPT);

/** True while the page shows its example. */
export const promptIsDefault = computed(() => prompt.value === DEFAULT_PROMPT);
