/** The strings of the labs in a translator's hands: what is missing or out of date, and what is recorded. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { hashOfText } from '../../../src/markdown/string-state';
import { acceptStrings, addMissingStrings, stringStates } from '../../../tools/i18n/strings';
import { tempFolder } from '../../support/temp-folder';

const root = tempFolder();
const english = { 'lab.a': 'Choose a token', 'lab.b': 'Top-p', 'lab.c': 'Shows {n} of them' };

function write(language: string, texts: Record<string, string>): void {
  writeFileSync(join(root, 'i18n', `${language}.json`), JSON.stringify(texts));
}
const texts = () => JSON.parse(readFileSync(join(root, 'i18n', 'ja.json'), 'utf8')) as Record<string, string>;
const states = () => Object.fromEntries(stringStates('ja', root).map(({ key, state }) => [key, state]));

beforeEach(() => {
  mkdirSync(join(root, 'i18n'), { recursive: true });
  write('en', english);
  write('ja', { 'lab.a': 'トークンを選ぶ' });
  writeFileSync(join(mkdirs('made-from'), 'ja.json'), '{}');
});

function mkdirs(name: string): string {
  mkdirSync(join(root, name), { recursive: true });
  return join(root, name);
}

it('come in English to be translated; what is translated already stays', () => {
  expect(states()).toEqual({ 'lab.a': 'new', 'lab.b': 'missing', 'lab.c': 'missing' });
  expect(addMissingStrings('ja', root)).toBe(2);
  expect(texts()).toEqual({ ...english, 'lab.a': 'トークンを選ぶ' });
  expect(states()).toEqual({ 'lab.a': 'new', 'lab.b': 'untranslated', 'lab.c': 'untranslated' });
});

it('are up to date once accepted, except those that are English still', () => {
  addMissingStrings('ja', root);
  const { accepted, left } = acceptStrings('ja', {}, root);
  expect([accepted, left]).toEqual([['lab.a'], ['lab.b', 'lab.c']]);
  // A name stays as it is, and is accepted by its key.
  expect(acceptStrings('ja', { only: 'lab.b' }, root).accepted).toEqual(['lab.b']);
  expect(states()).toEqual({ 'lab.a': 'current', 'lab.b': 'current', 'lab.c': 'untranslated' });
  expect(acceptStrings('ja', {}, root).left).toEqual(['lab.c']);
});

it('go out of date one by one, and a change that was not shown is not recorded', () => {
  addMissingStrings('ja', root);
  acceptStrings('ja', {}, root);
  write('en', { ...english, 'lab.a': 'Choose one token' });
  expect(states()).toMatchObject({ 'lab.a': 'outdated', 'lab.b': 'untranslated' });
  const shown = new Map([['lab.a', hashOfText('Choose a token.')]]);
  expect(acceptStrings('ja', { shown }, root).moved).toEqual(['lab.a']);
  expect(states()).toMatchObject({ 'lab.a': 'outdated' });
  shown.set('lab.a', hashOfText('Choose one token'));
  expect(acceptStrings('ja', { shown, only: 'lab.a' }, root).accepted).toEqual(['lab.a']);
  expect(states()).toMatchObject({ 'lab.a': 'current' });
});

it('translated from an earlier English text are out of date at once; left over ones are told', () => {
  addMissingStrings('ja', root);
  write('ja', { ...texts(), 'lab.c': '{n}個を表示', 'lab.gone': '余り' });
  write('en', { ...english, 'lab.c': 'Shows {n} tokens' });
  expect(acceptStrings('ja', {}, root).earlier).toEqual(['lab.c']);
  expect(states()).toMatchObject({ 'lab.c': 'outdated', 'lab.gone': 'orphaned' });
});
