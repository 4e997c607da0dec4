/**
 * Attributes of what is the same in every language, such as tokens and prompts: programs that translate pages leave it alone.
 * Preact's types know true and false only, and false is lost on the server; in the
 * browser it sets the property, for which 'no' would be as true as any text.
 *
 *     <span {...untranslated}>{token}</span>
 */
export const untranslated = (typeof document === 'undefined' ? { translate: 'no' } : { translate: false }) as {
  translate?: boolean;
};

/** The same for what is English wherever it stands: examples of the course, what its model writes. */
export const english = { ...untranslated, lang: 'en' };

/** For a text from the reader's field: one of the examples is English, of any other nobody knows. */
export const englishIn = (examples: readonly string[], text: string) =>
  examples.includes(text) ? english : untranslated;
