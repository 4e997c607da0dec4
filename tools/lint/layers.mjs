/**
 * Which part of the project may import which. The one table behind the lint rule `project/import-direction`
 * and the check of chapters (`tools/check/content-imports.ts`).
 *
 * Layers are folders; the first matching prefix decides. `values` lists layers a file may import code from,
 * `types` those it may import types from (`import type`), besides those of `values`.
 */

/** @typedef {{ name: string, test: RegExp, values: string[], types?: string[] }} Layer */

/** @type {Layer[]} */
export const layers = [
  // Views and shared pieces are pure: props in, DOM out. What the model says reaches them as props.
  {
    name: 'view',
    test: /^src\/components\/(?!shared\/|site\/)[^/]+\/view\.tsx$/,
    values: ['view', 'shared', 'part'],
    types: ['lab', 'engine'],
  },
  // Hooks that connect islands to the lab; views and shared pieces do not use them.
  { name: 'hook', test: /^src\/components\/shared\/use-/, values: ['hook', 'shared', 'lab', 'engine'] },
  { name: 'shared', test: /^src\/components\/shared\//, values: ['shared'], types: ['lab', 'engine'] },
  {
    name: 'part',
    test: /^src\/components\//,
    values: ['view', 'shared', 'hook', 'part', 'site', 'markdown', 'lab', 'offline', 'engine', 'examples', 'strings'],
  },
  // The service worker and the page's side of it.
  { name: 'offline', test: /^src\/offline\//, values: ['offline', 'lab'] },
  // Which model pages start with: the labs' and the commands' alike.
  { name: 'default', test: /^src\/default-model(\.ts)?$/, values: [] },
  { name: 'lab', test: /^src\/lab\//, values: ['lab', 'engine', 'default'] },
  { name: 'engine', test: /^src\/engine\//, values: ['engine'] },
  // How chapters are read at build time, and the lists of chapters and languages: the site's and the commands' alike.
  { name: 'markdown', test: /^src\/(markdown\/|(locales|chapters)(\.ts)?$)/, values: ['markdown', 'strings'] },
  { name: 'strings', test: /^src\/content\/i18n\//, values: [] },
  { name: 'content', test: /^src\/content\//, values: ['content', 'view', 'shared', 'part', 'site'] },
  { name: 'examples', test: /^src\/examples\//, values: ['examples'] },
  {
    name: 'site',
    test: /^src\//,
    values: ['site', 'markdown', 'content', 'view', 'shared', 'part', 'examples', 'strings', 'lab', 'offline'],
  },
  // Stored runs are what a lab shows first: the command that makes them starts from the labs' own first states.
  {
    name: 'runs',
    test: /^tools\/examples(\.ts$|\/)/,
    values: ['runs', 'tools', 'markdown', 'engine', 'lab', 'part', 'strings', 'examples', 'default'],
  },
  // A page of its own around the lab's session and worker, which a command opens in a browser.
  { name: 'proof', test: /^tools\/proof\/page\//, values: ['proof', 'lab', 'engine'] },
  {
    name: 'tools',
    test: /^tools\//,
    values: ['tools', 'markdown', 'engine', 'offline', 'strings', 'examples', 'default'],
    types: ['lab', 'proof'],
  },
  {
    name: 'tests',
    test: /^tests\//,
    values: [
      'tests',
      'tools',
      'runs',
      'engine',
      'lab',
      'offline',
      'view',
      'shared',
      'part',
      'content',
      'strings',
      'examples',
      'site',
      'markdown',
      'default',
      'root',
    ],
  },
  { name: 'root', test: /^[^/]+$/, values: ['root', 'tools', 'strings', 'site', 'markdown', 'content'] },
];

/** Packages that bring a page or a site with them: the engine runs in a worker and in Node as well. */
export const notInEngine = /^(preact|@preact\/|astro|@astrojs\/|node:|virtual:)/;

/**
 * The layer of a file, by its path from the project's root with `/` between folders.
 * @param {string} path
 * @returns {Layer | undefined}
 */
export function layerOf(path) {
  return layers.find((layer) => layer.test.test(path));
}

/**
 * Why `from` may not import `to`, or null where it may.
 * @param {string} from importing file, from the root
 * @param {string} to imported file, from the root
 * @param {boolean} typeOnly
 * @returns {string | null}
 */
export function forbidden(from, to, typeOnly) {
  const source = layerOf(from);
  const target = layerOf(to);
  if (!source || !target) return null;
  if (source.values.includes(target.name)) return null;
  if (source.types?.includes(target.name)) {
    return typeOnly ? null : `${from} may import only types from ${to} (use "import type").`;
  }
  return `${from} (${source.name}) may not import ${to} (${target.name}): content → components → lab → engine.`;
}
