/** Strings of one language, by full key (`lab.common.retry`); made by src/components/site/strings.ts at build time. */
export type Strings = Record<string, string>;
