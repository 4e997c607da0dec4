/** Whether THIRD-PARTY.md names every package whose code readers get. */
import { readFileSync } from 'node:fs';

/** The section about what is deployed. `list` is the file's text. */
export function deployedPart(list = readFileSync('THIRD-PARTY.md', 'utf8')): string {
  return /## In the deployed site\n([\s\S]*?)(?=\n## |$)/.exec(list)?.[1] ?? '';
}

/** Packages without a line in the first table, each a sentence. */
export function unlistedPackages(shipped: Iterable<string>, list?: string): string[] {
  const named = new Set([...deployedPart(list).matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  return [...shipped]
    .filter((name) => !named.has(name))
    .sort()
    .map((name) => `${name} is part of the site but not of THIRD-PARTY.md: add it with its licence.`);
}
