/** Links: those of earlier versions open, and what nobody here has made is refused. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labs } from '../../../../src/components/site/labs';
import { linkFields } from '../../../../src/lab/link/fields';
import { migrate, MIGRATIONS, VERSION } from '../../../../src/lab/link/migrations';
import { readLink } from '../../../../src/lab/link/read';
import { LONGEST_TEXT } from '../../../../src/lab/url-state';

const opened = (link: string) => {
  const read = readLink(link);
  if (typeof read === 'string') return read;
  const { at, model, prompt, fields } = read;
  return {
    ...(at && { at }),
    ...(model !== null && { model }),
    ...(prompt !== null && { prompt }),
    ...Object.fromEntries(fields),
  };
};

const stored = readFileSync(new URL('stored-links.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('#') && line.includes('\t'))
  .map((line) => line.split('\t') as [string, string]);

describe('links of earlier versions', () => {
  it.each(stored)('%s', (link, expected) => {
    expect(opened(link.slice(1))).toEqual(JSON.parse(expected));
  });

  it('are kept for every version', () => {
    const versions = stored.map(([link]) => Number(/[#&]v=(\d+)/.exec(link)?.[1] ?? 0));
    expect([...new Set(versions)].sort()).toEqual(Array.from({ length: VERSION + 1 }, (_, version) => version));
    expect(MIGRATIONS.length).toBe(VERSION);
  });

  it('are led through every step between their version and today', () => {
    const steps = [
      { renamed: { 'a.k': 'a.topK', 'a.gone': null }, values: { 'a.k': (text: string) => `${Number(text) * 2}` } },
      { labs: { a: 'b' } },
    ];
    const old: [string, string][] = [
      ['at', 'a'],
      ['prompt', 'x'],
      ['a.k', '20'],
      ['a.gone', '1'],
      ['c.x', '1'],
    ];
    expect(migrate(old, 0, steps)).toEqual([
      ['at', 'b'],
      ['prompt', 'x'],
      ['b.topK', '40'],
      ['c.x', '1'],
    ]);
    expect(migrate([['a.k', '20']], 1, steps)).toEqual([['b.k', '20']]);
  });
});

describe('every link in a chapter', () => {
  const folder = new URL('../../../../src/content/docs/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
  const links = files.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/\(#([a-z]+=[^)\s]*)\)/g)].map(([, link]) => [
      file,
      link!,
    ]),
  );

  it('is found', () => expect(links.length).toBeGreaterThan(100));
  it.each(links)('%s: %s', (_, link) => {
    expect(typeof readLink(link!)).toBe('object');
  });
});

describe('a link that nobody here has made', () => {
  it.each([
    ['an unknown lab', 'at=nothing'],
    ['markup for a lab', 'at=<script>alert(1)</script>'],
    ['what every object inherits', 'at=constructor'],
    ['a field of that kind', 'sampling.constructor=1'],
    ['a prototype', '__proto__.x=1'],
    ['an unknown field', 'sampling.warmth=1'],
    ['a field without its lab', 'temperature=1'],
    ['an unknown switch', 'dropout-runs.embd=maybe'],
    ['a word for a number', 'sampling.temperature=hot'],
    ['no number', 'sampling.temperature='],
    ['infinity', 'sampling.temperature=Infinity'],
    ['a number in hexadecimal', 'sampling.seed=0x10'],
    ['a number out of range', 'sampling.temperature=1e9'],
    ['a fraction of a place', 'qkv-cell.layer=1.5'],
    ['a list that is none', 'next-token.added={"length":1}'],
    ['a list of texts', 'next-token.added=["a"]'],
    ['a token that does not exist', 'next-token.added=[50257]'],
    ['a list without end', `next-token.added=[${'1,'.repeat(5000)}1]`],
    ['a list in a list', 'next-token.added=[[1]]'],
    ['an option that does not exist', 'sampling.topK=40&mask-choice.kind=all'],
    ['a head that is no head', 'head-switches.off=0.3;drop'],
    ['a cut escape', 'prompt=%E6%97'],
    ['a lonely percent sign', 'prompt=100%'],
    ['a field said twice', 'sampling.seed=1&sampling.seed=2'],
    ['a path for a model', 'model=../../etc'],
    ['an address for a model', 'model=https://example.org/x'],
    ['a version that is none', 'v=one&at=sampling'],
    ['a negative version', 'v=-1&at=sampling'],
  ])('has %s: broken', (_, link) => {
    expect(readLink(link)).toBe('broken');
  });

  it.each([
    ['a prompt', `prompt=${'a'.repeat(LONGEST_TEXT + 1)}`],
    ['a million tokens', `prompt=${'a+'.repeat(1_000_000)}`],
    ['a text of a lab', `tokenizer.text=${'a'.repeat(LONGEST_TEXT + 1)}`],
    ['many entries', 'sampling.seed=1&'.repeat(20_000)],
  ])('is too long: %s', (_, link) => {
    expect(readLink(link)).toBe('long');
  });

  it('is newer than this page', () => {
    expect(readLink(`v=${VERSION + 1}&at=of-tomorrow&of-tomorrow.x=1`)).toBe('newer');
  });

  it('may hold any text, which stays text', () => {
    const text = '<img src=x onerror=alert(1)>\u202e"\'`${1}';
    expect(opened(`prompt=${encodeURIComponent(text)}`)).toEqual({ prompt: text });
  });
});

describe('the list of fields', () => {
  it('has every lab, and no other', () => {
    expect(Object.keys(linkFields).sort()).toEqual(Object.values(labs).sort());
  });
});
