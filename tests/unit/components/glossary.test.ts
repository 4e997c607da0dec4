/** The glossary: in alphabetical order, each term once, each chapter it names one of the course's. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chapters } from '../../../src/chapters';

const source = readFileSync('src/content/docs/glossary.mdx', 'utf8');
const terms = [...source.matchAll(/<Term id="([^"]+)" name="([^"]+)"(?: chapter="([^"]+)")?>/g)].map(
  ([, id, name, chapter]) => ({ id: id!, name: name!, chapter }),
);

it('reads every term', () => {
  expect(terms.length).toBeGreaterThan(50);
  expect(terms).toHaveLength(source.split('<Term ').length - 1);
});

it('is in alphabetical order, each term once', () => {
  const names = terms.map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...new Set(names)].sort());
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
});

it('names chapters of the course', () => {
  const slugs = new Set(chapters.map(({ slug }) => slug));
  for (const { id, chapter } of terms) expect(!chapter || slugs.has(chapter), `${id}: ${chapter}`).toBe(true);
});
