/** Whether THIRD-PARTY.md names every package whose code readers get. */
import { readFileSync } from 'node:fs';

/** Packages without a line in the first table, each a sentence. `list` is the file's text. */
export function unlistedPackages(shipped: Iterable<string>, list = readFileSync('THIRD-PARTY.md', 'utf8')): string[] {
  const [, deployed = ''] = /## In the deployed site\n([\s\S]*?)(?=\n## |$)/.exec(list) ?? [];
  const named = new Set([...deployed.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  return [...shipped]
    .filter((name) => !named.has(name))
    .sort()
    .map((name) => `${name} is part of the site but not of THIRD-PARTY.md: add it with its licence.`);
}
