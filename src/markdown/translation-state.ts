/** How a translated chapter stands to its English original, section by section. */
import { hashOf, sectionsOf, translatedSectionsOf, UNTRANSLATED, type Section } from './sections.ts';

/**
 * `current`: made from the English text as it is. `outdated`: the English text has changed since. `untranslated`: the
 * English text still stands there. `missing`: English has it, the translation does not. `orphaned`: the other way round,
 * or without a mark.
 */
export type State = 'current' | 'outdated' | 'untranslated' | 'missing' | 'orphaned';

export interface SectionState {
  name: string;
  state: State;
  /** Line in the translated file, from 1; null where it is missing. */
  line: number | null;
  /** As it is now; absent for orphaned ones. */
  english?: Section;
  /** Hash of the English section that it was made from. */
  source?: string;
}

/** In the order of the English file; orphaned ones last. */
export function compareSections(english: string, translated: string): SectionState[] {
  const originals = sectionsOf(english);
  const translations = translatedSectionsOf(translated);
  const states = originals.map((original): SectionState => {
    const found = translations.find(({ name, source }) => name === original.name && source !== null);
    if (!found) return { name: original.name, state: 'missing', line: null, english: original };
    const source = found.source!;
    const state = source === UNTRANSLATED ? source : source === hashOf(original) ? 'current' : 'outdated';
    return { name: original.name, state, line: found.line, english: original, source };
  });
  const known = new Set(originals.map(({ name }) => name));
  const orphans = translations
    .filter(({ name, source }) => (source === null ? name === '' : !known.has(name)))
    .map(({ name, heading, line }): SectionState => ({ name: name || heading, state: 'orphaned', line }));
  return [...states, ...orphans];
}

export type OpenSection = SectionState & { state: Exclude<State, 'current'> };

/** Sections that need work. */
export function open(states: readonly SectionState[]): OpenSection[] {
  return states.filter((section): section is OpenSection => section.state !== 'current');
}
