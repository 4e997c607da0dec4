/** The lint rule as ESLint runs it, with the project's own configuration: each line of the table must be able to fail. */
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

let eslint: ESLint;

beforeAll(() => {
  // Rules that need types read files from disk; these files do not exist.
  eslint = new ESLint({
    cwd: process.cwd(),
    overrideConfig: [
      {
        languageOptions: { parserOptions: { projectService: false } },
        rules: {
          '@typescript-eslint/no-floating-promises': 'off',
          '@typescript-eslint/no-misused-promises': 'off',
          '@typescript-eslint/await-thenable': 'off',
        },
      },
    ],
  });
});

/** Messages of the rule for `code` in a file at `filePath`. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const fatal = result?.messages.filter((message) => message.fatal).map(({ message }) => message) ?? [];
  expect(fatal).toEqual([]);
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'project/import-direction')
    .map(({ message }) => message);
}

const use = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

describe('forbidden', () => {
  it.each([
    ['the engine imports the lab', 'src/engine/a.ts', use('../lab/session')],
    ['the engine imports a component', 'src/engine/derived/a.ts', use('../../components/shared/Bars')],
    ['the engine imports the choice of the model', 'src/engine/a.ts', use('../default-model')],
    ['the engine imports Preact', 'src/engine/a.ts', use('preact')],
    ['the engine imports signals', 'src/engine/a.ts', use('@preact/signals')],
    ['the engine imports Node', 'src/engine/a.ts', use('node:fs')],
    ['the lab imports a component', 'src/lab/a.ts', use('../components/shared/format')],
    ['the lab imports strings', 'src/lab/a.ts', use('../content/i18n/en.json')],
    ['a view imports lab code', 'src/components/Demo/view.tsx', use('../../lab/session')],
    ['a view imports engine code', 'src/components/Demo/view.tsx', use('../../engine/sampling')],
    ['a shared component imports the lab', 'src/components/shared/Demo.tsx', use('../../lab/session')],
    ['a view imports a hook of the lab', 'src/components/Demo/view.tsx', use('../shared/use-live')],
    ['a component imports a chapter', 'src/components/Demo/island.tsx', use('../../content/docs/index.mdx')],
    ['a page imports the engine', 'src/pages/a.ts', use('../engine/model')],
    ['src imports tools', 'src/engine/a.ts', use('../../tools/lib/files')],
    ['src imports tests', 'src/lab/a.ts', use('../../tests/unit/a')],
    ['a tool imports the lab', 'tools/a.ts', use('../src/lab/session')],
    ['a tool imports a page', 'tools/proof/a.ts', use('./page/main')],
    ['a tool imports a component', 'tools/convert/a.ts', use('../../src/components/shared/format')],
    ['a re-export', 'src/engine/a.ts', `export * from '../lab/session';\n`],
    ['a named re-export', 'src/engine/a.ts', `export { x } from '../lab/session';\n`],
    ['a dynamic import', 'src/engine/a.ts', `export const load = () => import('../lab/session');\n`],
    ['a worker by its URL', 'src/engine/a.ts', `export const u = new URL('../lab/worker.ts', import.meta.url);\n`],
    ['a path from the root', 'src/engine/a.ts', use('/src/lab/session')],
    [
      'an Astro file',
      'src/components/Demo/index.astro',
      `---\nimport x from '../../content/docs/index.mdx';\n---\n{x}\n`,
    ],
  ])('%s', async (_name, file, code) => {
    expect(await complaints(file, code)).toHaveLength(1);
  });
});

describe('allowed', () => {
  it.each([
    [
      'a view imports engine types',
      'src/components/Demo/view.tsx',
      `import type { Token } from '../../engine/types';\nexport type T = Token;\n`,
    ],
    [
      'a view imports a marked type',
      'src/components/Demo/view.tsx',
      `import { type Token } from '../../engine/types';\nexport type T = Token;\n`,
    ],
    ['an island imports the lab', 'src/components/Demo/island.tsx', use('../../lab/session')],
    ['an island imports a hook', 'src/components/Demo/island.tsx', use('../shared/use-live')],
    ['a hook imports the lab', 'src/components/shared/use-live.ts', use('../../lab/session')],
    ['the stored runs start from a widget', 'tools/examples/runs.ts', use('../../src/components/Demo/state')],
    ['the page of the proof uses the lab', 'tools/proof/page/main.ts', use('../../../src/lab/session-core')],
    ['an island imports its view', 'src/components/Demo/island.tsx', use('./view')],
    ['the lab imports the engine', 'src/lab/worker.ts', use('../engine/model')],
    ['the lab imports the choice of the model', 'src/lab/a.ts', use('../default-model')],
    ['a tool imports the choice of the model', 'tools/convert/a.ts', use('../../src/default-model')],
    ['the lab imports signals', 'src/lab/a.ts', use('@preact/signals')],
    ['the engine imports the engine', 'src/engine/derived/a.ts', use('../types')],
    ['the engine imports its runtime', 'src/engine/a.ts', use('onnxruntime-web/wasm')],
    ['a tool imports the engine', 'tools/a.ts', use('../src/engine/model')],
  ])('%s', async (_name, file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

it('the engine uses nothing of a page', async () => {
  const [result] = await eslint.lintText('export const t = () => document.title;\n', { filePath: 'src/engine/a.ts' });
  expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-globals');
});
