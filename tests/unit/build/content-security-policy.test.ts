/** What the build makes of a finished page: `tools/build/`. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { secure } from '../../../tools/build/content-security-policy';
import { moveStyleAttributes } from '../../../tools/build/style-attributes';

const page = (body: string, head = '') =>
  `<!doctype html><html><head><meta charset="utf-8"/>${head}</head><body>${body}</body></html>`;
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const directive = (html: string, name: string) => new RegExp(`[";] ?${name} ([^;"]*)`).exec(html)?.[1];

test('style attributes become rules, one for each value, and nothing else changes', () => {
  const html = page(
    '<p style="height:1em">a</p><b class=x style=\'height:1em\'>style="no"</b><i style="top:0;left:0"></i>',
  );
  expect(moveStyleAttributes(html)).toBe(
    page(
      '<p data-style="height:1em">a</p><b class=x data-style=\'height:1em\'>style="no"</b><i data-style="top:0;left:0"></i>',
      '<style>[data-style="height:1em"]:not(#_#_){height:1em}[data-style="top:0;left:0"]:not(#_#_){top:0;left:0}</style>',
    ),
  );
});

test('a page without style attributes stays as it is', () => {
  const html = page('<pre>&lt;p style="height:1em"&gt;</pre><script>const a = \'<p style="top:0">\';</script>');
  expect(moveStyleAttributes(html)).toBe(html);
});

test('quotes in a value are quoted in its selector', () => {
  const moved = moveStyleAttributes(page('<p style="--a:&quot;x\\y&quot;"></p>'));
  expect(moved).toContain('<style>[data-style="--a:\\"x\\\\y\\""]:not(#_#_){--a:"x\\y"}</style>');
  expect(moved).toContain('<p data-style="--a:&quot;x\\y&quot;">');
});

test('a value that would end its rule is refused', () => {
  for (const value of ['top:0}body{display:none', 'top:0;/*', '--a:</style>'])
    expect(() => moveStyleAttributes(page(`<p style="${value}"></p>`))).toThrow('Not a list of CSS declarations');
});

test('scripts and styles of the page are allowed by hash, data and files are not', () => {
  const html = secure(
    page(
      '<script type="module">b()</script>',
      '<style>a{}</style><script>a()</script><script src="/c.js"></script><script type="application/json">{}</script>',
    ),
  );
  expect(html).toMatch(
    /<head><meta charset="utf-8"\/><meta http-equiv="Content-Security-Policy" content="default-src 'self'; object-src 'none'; /,
  );
  expect(directive(html, 'script-src')).toBe(
    ["'self' 'wasm-unsafe-eval'", ...[hash('a()'), hash('b()')].sort()].join(' '),
  );
  expect(directive(html, 'style-src')).toBe(`'self' ${hash('a{}')}`);
  expect(html).not.toMatch(/unsafe-inline|'unsafe-eval'/);
});

test('script in an attribute fails the build', () => {
  expect(() => secure(page('<button onclick="a()">x</button>'))).toThrow('onclick');
});
