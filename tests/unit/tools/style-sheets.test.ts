import { expect, test } from 'vitest';
import { linkSheetsInHead } from '../../../tools/build/style-sheets';

const link = (href: string) => `<link rel="stylesheet" href="${href}">`;

test('a page links each style sheet once, in its head, in the order of the page', () => {
  const page = (head: string, body: string) => `<head>${head}<style>p{}</style>HERE</head><body>${body}</body>`;
  const before = page(link('/a.css') + link('/b.css'), `<p></p>${link('/a.css')}${link('/d$&.css')}${link('/c.css')}`);
  const after = page(link('/a.css') + link('/b.css'), '<p></p>').replace(
    'HERE',
    () => link('/d$&.css') + link('/c.css'),
  );
  expect(linkSheetsInHead(before.replace('HERE', ''))).toBe(after);
});

test('other links stay where they are', () => {
  const page = `<head>${link('/a.css')}</head><link rel="preload" href="/a.css" as="style">`;
  expect(linkSheetsInHead(page)).toBe(page);
});
