/** The arithmetic behind the labs of probabilities and the map of the model. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parts, sizesOf, totalWeights } from '../../../src/components/ModelMap/parts';
import { beforeAdded, rest, textOf } from '../../../src/components/NextToken/continuation';
import { DEFAULTS, inputsOf, keyOf } from '../../../src/components/Generate/state';
import { landing, restOf, tally } from '../../../src/components/Sampling/draws';
import { csvText } from '../../../src/components/shared/csv';
import { chapters } from '../../../src/chapters';
import type { Manifest, Candidate, Token } from '../../../src/engine/types';

const token = (text: string | null, bytes: number[] = []): Token => ({ id: 1, text, bytes });
const candidate = (final: number): Candidate => ({
  token: token('x'),
  rank: 1,
  logit: 0,
  probability: final,
  tempered: final,
  keptByTopK: final > 0,
  keptByTopP: final > 0,
  final,
});

it('counts as many weights on the map as the manifest says', () => {
  const manifest = JSON.parse(readFileSync('public/models/course-12m/manifest.json', 'utf8')) as Manifest;
  expect(totalWeights(sizesOf(manifest.config, 8))).toBe(manifest.parameters);
});

it('reads at most as many tokens as there are positions', () => {
  const config = { n_layer: 1, n_head: 1, n_embd: 4, n_positions: 16, vocab_size: 9, layer_norm_epsilon: 1e-5 };
  expect(sizesOf(config, 300).T).toBe(16);
});

it('names chapters that are planned', () => {
  const slugs = new Set(chapters.map(({ slug }) => slug));
  expect(parts.flatMap((part) => part.chapters).filter((slug) => !slugs.has(slug))).toEqual([]);
});

it('finds the seam between the reader’s text and what was added', () => {
  expect(beforeAdded('Once upon a time', [token(' a'), token(' time')])).toBe('Once upon');
  expect(beforeAdded('Once upon a Time', [token(' a'), token(' time')])).toBeNull();
  expect(beforeAdded('Once', [])).toBe('Once');
});

it('writes bytes as text as far as they are whole characters', () => {
  const [e6, rest97] = [token(null, [0xe6, 0x97]), token(null, [0xa5])];
  expect(textOf([token('a', [97]), e6])).toBe('a');
  expect(textOf([token('a', [97]), e6, rest97])).toBe('a日');
});

it('sums what the listed candidates leave over', () => {
  expect(rest([candidate(0.5), candidate(0.25)], 100)).toEqual({ probability: 0.25, count: 98 });
});

it('lands where the random number says', () => {
  const listed = [candidate(0.5), candidate(0.25)];
  expect([0, 0.49, 0.5, 0.74, 0.75, 0.99].map((u) => landing(listed, u))).toEqual([0, 0, 1, 1, 2, 2]);
  const all = [candidate(0.7), candidate(0.3 - 1e-12), candidate(0)];
  expect(landing(all, 1 - 2 ** -53)).toBe(1);
  expect(tally(listed, [0.1, 0.6, 0.9, 0.95])).toEqual([1, 1, 2]);
});

it('says how many tokens beyond the list are still in the choice', () => {
  const listed = [candidate(0.75), candidate(0.25), candidate(0)];
  expect(restOf(listed, { vocabularySize: 100, keptCount: 2 })).toMatchObject({ count: 97, kept: 0, final: 0 });
  expect(restOf([candidate(0.4)], { vocabularySize: 100, keptCount: 10 })).toMatchObject({ kept: 9, final: 0.6 });
});

it('keeps what an address asks for within what the model takes', () => {
  const [a, b] = inputsOf({ ...DEFAULTS, temperatureA: -3, topKA: -1.5, topPA: 7, seedB: 2.9 });
  expect(a!.settings).toEqual({ temperature: 0.1, topK: 0, topP: 1 });
  expect(b!.seed).toBe(2);
  expect(keyOf('x', a!)).not.toBe(keyOf('y', a!));
});

it('writes CSV that other programs read', () => {
  expect(csvText([{ id: 1, token: 'a"b,\n' }])).toBe('id,token\r\n1,"a""b,\n"\r\n');
  expect(csvText([])).toBe('\r\n');
});
