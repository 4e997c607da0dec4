/**
 * Which model the labs of this page ask. The choice is remembered on the device and stands in the address:
 *
 *     #model=gpt2&at=sampling&sampling.temperature=0.5
 *
 * A model is used once the reader has confirmed it (`choose-model.ts`): a link that names another one only offers it,
 * because downloading it may cost much. The signals hold the default until the page is awake, as the server rendered it.
 */
import { batch, signal } from '@preact/signals';
import { baseUrl, DEFAULT_MODEL } from './site';

export interface ChosenModel {
  id: string;
  /** Null for the default model, whose stored runs say it. */
  title: string | null;
  /** Of its files, to be downloaded. */
  bytes: number | null;
}

const STANDARD: ChosenModel = { id: DEFAULT_MODEL, title: null, bytes: null };
const STORAGE_KEY = 'inside-transformer-model';

export const chosenModel = signal<ChosenModel>(STANDARD);
/** The address names this model of the site, which the reader has not confirmed. */
export const offeredModel = signal<{ id: string; title: string } | null>(null);
/** The address names this model, which the site does not have. */
export const missingModel = signal<string | null>(null);

let restored = false;
/**
 * Models that the reader may go back to on this page without being asked again. The default one is among them from the
 * beginning, whether or not it was ever loaded.
 */
const confirmed = new Map<string, ChosenModel>([[DEFAULT_MODEL, STANDARD]]);

export function confirmedModel(id: string): ChosenModel | undefined {
  return confirmed.get(id);
}

/** Reads the remembered choice, once. */
export function restoreChoice(): void {
  if (restored) return;
  restored = true;
  chosenModel.value = remembered() ?? chosenModel.peek();
  confirmed.set(chosenModel.peek().id, chosenModel.peek());
}

/** Takes a choice that the reader has confirmed, and remembers it where the browser allows that. */
export function setChoice(choice: ChosenModel): void {
  restored = true;
  confirmed.set(choice.id, choice);
  batch(() => {
    chosenModel.value = choice.id === DEFAULT_MODEL ? STANDARD : choice;
    offeredModel.value = null;
    missingModel.value = null;
  });
  try {
    if (choice.id === DEFAULT_MODEL) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, JSON.stringify(choice));
  } catch {
    // The choice holds for this page.
  }
}

/** The address names a model: resolves to false where the site has no such model, and the page goes on without it. */
export async function offerModel(id: string): Promise<boolean> {
  let title: string | undefined = id;
  try {
    const { readModelIndex } = await import('./site-models');
    title = (await readModelIndex(baseUrl())).find((listing) => listing.id === id)?.title;
  } catch {
    // Not known now; the dialog asks again.
  }
  batch(() => {
    offeredModel.value = title === undefined ? null : { id, title };
    missingModel.value = title === undefined ? id : null;
  });
  return title !== undefined;
}

function remembered(): ChosenModel | null {
  try {
    const { id, title, bytes } = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<ChosenModel>;
    if (typeof id !== 'string') return null;
    return {
      id,
      title: typeof title === 'string' ? title : null,
      bytes: typeof bytes === 'number' ? bytes : null,
    };
  } catch {
    return null;
  }
}
