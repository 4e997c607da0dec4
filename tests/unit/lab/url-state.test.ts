import { describe, expect, it } from 'vitest';
import { formatField, formatFragment, linkIn, otherQuery, parseField, sameField } from '../../../src/lab/url-state';

const at = (hash: string, search = '') => linkIn({ hash, search });

describe('the fragment', () => {
  it('carries any prompt there and back', () => {
    for (const prompt of ['a & b = c # d', '日本語 👩🏽‍🚀', '  spaces\n\tand tabs ', '%41+1', '']) {
      const fragment = formatFragment([
        ['at', 'sampling'],
        ['prompt', prompt],
      ]);
      expect(new URLSearchParams(at(fragment)!).get('prompt')).toBe(prompt);
      // What a chat program or mail client does to a link must not cut it.
      expect(fragment).toMatch(/^#[\w=&%+.*~-]*$/);
    }
  });

  it('leaves headings alone and says nothing where there is nothing to say', () => {
    for (const hash of ['', '#', '#how-it-works', '#トークン']) expect(at(hash)).toBeNull();
    expect(formatFragment([])).toBe('');
  });
});

describe('the query', () => {
  it('says the same where there is no fragment, beside what a host adds to it', () => {
    expect(at('', '?theme=dark&at=sampling&utm_source=x&prompt=Hi&sampling.topK=40')).toBe(
      'at=sampling&prompt=Hi&sampling.topK=40',
    );
    expect(at('#at=int8', '?at=sampling')).toBe('at=int8');
    expect(at('#heading', '?at=sampling')).toBe('at=sampling');
    expect(at('', '?theme=dark')).toBeNull();
  });

  it('keeps what is not about experiments', () => {
    expect(otherQuery('?theme=dark&at=sampling&v=1&sampling.topK=40')).toBe('?theme=dark');
    expect(otherQuery('?at=sampling')).toBe('');
    expect(otherQuery('')).toBe('');
  });
});

describe('fields', () => {
  it.each([
    ['text', ''],
    [0.1 + 0.2, 1],
    [-3, 1],
    [true, false],
    [false, true],
    [[1, 2.5], [0]],
    [[], [0]],
    [['a', 'b,c'], ['']],
  ])('%j survives', (value, standard) => {
    expect(parseField(formatField(value), standard)).toEqual(value);
  });

  it('fall back to the default where a link is damaged', () => {
    expect(parseField('warm', 1)).toBe(1);
    expect(parseField('', 1)).toBe(1);
    expect(parseField('Infinity', 1)).toBe(1);
    expect(parseField('[1,', [7])).toEqual([7]);
    expect(parseField('["a"]', [7])).toEqual([7]);
    expect(parseField('{"a":1}', [7])).toEqual([7]);
    expect(parseField(null, 'x')).toBe('x');
  });

  it('are compared by what they say', () => {
    expect(sameField([1, 2], [1, 2])).toBe(true);
    expect(sameField([1, 2], [2, 1])).toBe(false);
  });
});
