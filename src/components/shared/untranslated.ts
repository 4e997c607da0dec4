/**
 * Attributes of what is the same in every language, such as tokens and prompts: programs that translate pages leave it alone.
 * Preact's types know true and false only, and false is lost on the server.
 *
 *     <span {...untranslated}>{token}</span>
 */
export const untranslated = { translate: 'no' } as unknown as { translate?: boolean };
