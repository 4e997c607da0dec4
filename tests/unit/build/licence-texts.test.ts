import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenceTexts } from '../../../tools/build/licence-texts';

const table = (line: string) =>
  `## In the deployed site\n\n| part | packages | used for | licence |\n| --- | --- | --- | --- |\n${line}\n`;
const count = (text: string, part: string) => text.split(part).length - 1;

test('the licences of all that is deployed, with the authors’ names', () => {
  const texts = licenceTexts();
  expect(texts).toMatch(/^\uFEFFThe code of this course\n\nMIT License\n/);
  for (const name of [
    'Fred K. Schott',
    'Jason Miller',
    'Paul Miller',
    'Arjun Barrett',
    'Bazyli Brzoska',
    'Khan Academy',
  ])
    expect(texts).toMatch(new RegExp(`Copyright \\(c\\).*${name}`));
  expect(texts).toMatch(/ONNX Runtime Web.*\nMIT, © Microsoft Corporation\n\nPermission is hereby granted/);
  expect(count(texts, 'SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007')).toBe(3);
  expect(texts).not.toMatch(/CC0|src\/styles|`katex`/);
});

test('two packages under one text say it once', () => {
  const texts = licenceTexts(
    table('| [Preact](https://preactjs.com) | `@preact/signals`, `@preact/signals-core` | | MIT |'),
  );
  expect(texts).toContain('\nPreact (https://preactjs.com)\nMIT\n\nThe MIT License (MIT)\n');
  expect(count(texts, readFileSync('node_modules/@preact/signals/LICENSE', 'utf8').trim())).toBe(1);
});

test('a part without the text of its licence stops the build', () => {
  expect(() => licenceTexts(table('| A face | | text | OFL 1.1 |'))).toThrow(/link a file.* A face/);
});
