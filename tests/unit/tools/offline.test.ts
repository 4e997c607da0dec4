/** The list of files that the service worker gets, made from a site as the build writes one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wholeLanguage } from '../../../src/offline/course';
import { courseOf } from '../../../tools/offline/course';

let folder: string;
const files: Record<string, string> = {
  'index.html':
    '<script src="/course/_astro/page.Ab1.js"></script><astro-island first="/course/_astro/scripts/first.js.Uv1.js">',
  'qkv/index.html': '<link href="/course/_astro/all.Cd2.css">',
  'ja/index.html': '<script src="/course/_astro/page.Ab1.js"></script>',
  '404.html': 'none',
  'embed/lab/index.html': '<script src="/course/_astro/bare.Ef3.js"></script>',
  'sandbox/all/index.html': '<script src="/course/_astro/gallery.Gh4.js"></script>',
  'manifest.webmanifest': '{}',
  'ja/manifest.webmanifest': '{}',
  'icons/icon-192.png': 'png',
  'licences.txt': 'MIT',
  '_astro/page.Ab1.js': 'import("./lazy.Ij5.js");new Worker("/course/_astro/worker-Kl6.js")',
  '_astro/lazy.Ij5.js': '',
  '_astro/scripts/first.js.Uv1.js': '',
  '_astro/worker-Kl6.js': 'import("./model-Mn7.js");fetch("ort.wasm-Op8.zstd")',
  '_astro/model-Mn7.js': '',
  '_astro/ort.wasm-Op8.zstd': 'wasm',
  '_astro/all.Cd2.css': 'url(/course/_astro/face.Qr9.woff2) url(/course/_astro/face.St0.ttf)',
  '_astro/face.Qr9.woff2': '',
  '_astro/face.St0.ttf': '',
  '_astro/bare.Ef3.js': '',
  '_astro/gallery.Gh4.js': '',
  'models/index.json': '[]',
  'models/m/weights-000.bin': 'weights',
  'index.html.br': 'packed',
  'pagefind/pagefind-entry.json': '{"languages":{"en":{"wasm":"en"},"ja":{"wasm":null}}}',
  ...Object.fromEntries(
    ['pagefind.js', 'pagefind-worker.js', 'pagefind-ui.js', 'wasm.en.pagefind', 'wasm.unknown.pagefind'].map((name) => [
      `pagefind/${name}`,
      name,
    ]),
  ),
  'pagefind/pagefind.en_1.pf_meta': '',
  'pagefind/index/ja_2.pf_index': '',
  'pagefind/fragment/en_3.pf_fragment': '',
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'course-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

it('knows who needs a file, by what names it', () => {
  const course = courseOf(folder);
  const uses = Object.fromEntries(Object.entries(course.files).map(([path, [, , , use]]) => [path, use]));
  expect(uses).toEqual({
    '': 'root',
    'qkv/': 'root',
    'ja/': 'ja',
    '404.html': 'shared',
    'embed/lab/': 'visited',
    'manifest.webmanifest': 'root',
    'ja/manifest.webmanifest': 'ja',
    'icons/icon-192.png': 'shared',
    'licences.txt': 'shared',
    '_astro/page.Ab1.js': 'shared',
    '_astro/lazy.Ij5.js': 'shared',
    '_astro/scripts/first.js.Uv1.js': 'shared',
    '_astro/all.Cd2.css': 'shared',
    '_astro/face.Qr9.woff2': 'shared',
    '_astro/worker-Kl6.js': 'model',
    '_astro/model-Mn7.js': 'model',
    '_astro/bare.Ef3.js': 'visited',
    'pagefind/pagefind.js': 'shared',
    'pagefind/pagefind-worker.js': 'shared',
    'pagefind/pagefind-entry.json': 'shared',
    'pagefind/wasm.en.pagefind': 'root',
    'pagefind/pagefind.en_1.pf_meta': 'root',
    'pagefind/fragment/en_3.pf_fragment': 'root',
    'pagefind/wasm.unknown.pagefind': 'ja',
    'pagefind/index/ja_2.pf_index': 'ja',
  });
  expect(wholeLanguage(course, 'ja')).not.toContain('qkv/');
});

it('changes its version with any file of the course, and with nothing else', () => {
  const before = courseOf(folder).version;
  writeFileSync(join(folder, 'models/m/weights-000.bin'), 'other weights');
  expect(courseOf(folder).version).toBe(before);
  writeFileSync(join(folder, 'qkv/index.html'), 'other text');
  expect(courseOf(folder).version).not.toBe(before);
});
