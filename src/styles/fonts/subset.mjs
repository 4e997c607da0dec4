/**
 * Makes the course's fonts: subsets of Literata (text) and Commit Mono (tokens, numbers, code), both under the OFL.
 * Only needed when characters or weights change; the results are committed. Not a dependency of the project:
 *
 *   mkdir /tmp/fonts && cd /tmp/fonts && npm init -y
 *   npm install subset-font@2.9.0 @fontsource-variable/literata@5.3.0 @fontsource/commit-mono@5.3.0
 *   cp <project>/src/styles/fonts/subset.mjs . && node subset.mjs <project>/src/styles/fonts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ıŒœŠšŽž' + '–—‘’“”„†•…‰‹›⁄€−';
const greek = 'ΓΔΘΛΣΦΨΩαβγδεζηθικλμνξπρστφχψω';
/** Signs that only the monospace has; fonts.css lends them to the text face. */
const signs = '␣⏎⇥␍←↑→↓↔√∑∞≈≠≤≥∈⋅⋯²³₀₁₂×·½□■●○✓✗';

const files = [
  // Text to bold, all in the optical size of the text: the axis of optical sizes would more than double the file.
  [
    'literata-var.woff2',
    'literata/files/literata-latin-opsz-normal',
    latin,
    { wght: { min: 400, max: 700 }, opsz: 18 },
  ],
  ['literata-italic.woff2', 'literata/files/literata-latin-opsz-italic', latin, { wght: 400, opsz: 14 }],
  ['literata-greek.woff2', 'literata/files/literata-greek-opsz-normal', greek, { wght: 400, opsz: 14 }],
  ['commit-mono-400.woff2', 'commit-mono/files/commit-mono-latin-400-normal', latin + greek + signs],
  ['commit-mono-600.woff2', 'commit-mono/files/commit-mono-latin-600-normal', latin + greek + signs],
];

const out = process.argv[2] ?? '.';
for (const [name, source, text, variationAxes] of files) {
  const scope = source.startsWith('literata') ? '@fontsource-variable' : '@fontsource';
  const bytes = await subsetFont(readFileSync(`node_modules/${scope}/${source}.woff2`), text, {
    targetFormat: 'woff2',
    ...(variationAxes && { variationAxes }),
  });
  writeFileSync(`${out}/${name}`, bytes);
  console.log(name, bytes.length);
}
