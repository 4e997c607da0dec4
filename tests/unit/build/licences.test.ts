import { expect, test } from 'vitest';
import { unlistedPackages } from '../../../tools/build/licences';
import { packageOf } from '../../../tools/vite/shipped-packages';

const list =
  '# x\n\n## In the deployed site\n\n| `preact`, `@preact/signals` | MIT |\n\n## For development only\n\n`vite`\n';

test('packages of the site must be in the list of what is deployed', () => {
  expect(unlistedPackages(['preact', '@preact/signals'], list)).toEqual([]);
  expect(unlistedPackages(['vite', 'preact'], list)).toEqual([expect.stringMatching(/^vite is part of the site/)]);
});

test.each([
  ['/a/node_modules/preact/dist/preact.mjs', 'preact'],
  ['/a/node_modules/@preact/signals/dist/signals.mjs?x', '@preact/signals'],
  ['/a/node_modules/astro/node_modules/fzstd/esm/index.mjs', 'fzstd'],
  ['C:\\a\\node_modules\\@noble\\hashes\\sha2.js', '@noble/hashes'],
  ['/a/src/lab/load.ts', null],
  ['\0virtual:x', null],
])('%s belongs to %s', (id, name) => expect(packageOf(id)).toBe(name));
