import { expect, it } from 'vitest';
import { linkSheetsOnce } from '../../../tools/build/style-sheets';

const link = (href: string) => `<link rel="stylesheet" href="${href}">`;

it('keeps the first link to each sheet, in its place, and all else', () => {
  const before = `<head>${link('/a.css')}${link('/b.css')}<style>p{}</style>${link('/a.css')}</head><p>${link('/b.css')}</p>`;
  expect(linkSheetsOnce(before)).toBe(`<head>${link('/a.css')}${link('/b.css')}<style>p{}</style></head><p></p>`);
  const preload = '<link rel="preload" href="/a.css" as="style">';
  expect(linkSheetsOnce(preload + link('/a.css'))).toBe(preload + link('/a.css'));
});
