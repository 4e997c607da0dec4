/** What a picture needs so that it can be read at all, and shows what the page shows. */
import { describe, expect, it } from 'vitest';
import { renamed } from '../../../../src/components/shared/export-ids';
import { stateOf } from '../../../../src/components/shared/export-state';
import { writable, xmlText } from '../../../../src/components/shared/export-xml';

describe('text in XML', () => {
  it('has no end of a section, tag or entity in it', () => {
    expect(xmlText('a ]]> b & <c>')).toBe('a ]]&gt; b &amp; &lt;c&gt;');
  });

  it('has no character that XML forbids', () => {
    expect(writable('a\u0000\u0001\u001b\ufffe\uffffb')).toBe('a\ufffd\ufffd\ufffd\ufffd\ufffdb');
    expect(writable('\ud800 \udc00x')).toBe('\ufffd \ufffdx');
    expect(writable('\t\n\r 日本 😀 \u0085')).toBe('\t\n\r 日本 😀 \u0085');
    // A lone surrogate would make an address of the picture impossible.
    expect(() => encodeURIComponent(writable('\ud800'))).not.toThrow();
  });
});

describe('the state of controls', () => {
  it('is that of the page, not of the first paint', () => {
    expect(stateOf({ localName: 'option', selected: true })).toEqual({ selected: '' });
    expect(stateOf({ localName: 'option', selected: false })).toEqual({ selected: null });
    expect(stateOf({ localName: 'input', type: 'radio', checked: true, value: 'a' })).toEqual({
      checked: '',
      value: 'a',
    });
    expect(stateOf({ localName: 'input', type: 'checkbox', checked: false, value: 'on' })).toMatchObject({
      checked: null,
    });
    expect(stateOf({ localName: 'input', type: 'range', value: '0.5' })).toEqual({ value: '0.5' });
    expect(stateOf({ localName: 'p' })).toEqual({});
  });
});

it('lets references follow the ids of a picture', () => {
  const names = new Map([['P0-1-cut', 'figure-3-0']]);
  expect(renamed('url(#P0-1-cut)', names)).toBe('url(#figure-3-0)');
  expect(renamed('url("#P0-1-cut") none', names)).toBe('url(#figure-3-0) none');
  expect(renamed('#P0-1-cut', names)).toBe('#figure-3-0');
  for (const other of ['#P0-1', 'url(#other)', 'https://example.org/#P0-1-cut', '#123456']) {
    expect(renamed(other, names)).toBe(other);
  }
});
