/** Lint rules. Format is Prettier's; the import direction is ours (tools/lint). */
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { importDirection } from './tools/lint/import-direction.mjs';

/** Globals of a page: the engine also runs in a worker and in Node, where they do not exist. */
const pageGlobals = ['document', 'window', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history'];

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', 'test-results/', 'playwright-report/', 'public/', 'coverage/']),
  // Run by hand with packages of its own; see there.
  globalIgnores(['src/styles/fonts/']),
  eslint.configs.recommended,
  tseslint.configs.recommended,
  tseslint.configs.stylistic,
  astro.configs.recommended,
  {
    plugins: { project: { rules: { 'import-direction': importDirection } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'project/import-direction': 'error',
      // TypeScript knows every name; this rule does not know a browser's or Node's.
      'no-undef': 'off',
      // `.catch(() => {})` says that a failure is dealt with elsewhere, `noop` what it is.
      '@typescript-eslint/no-empty-function': 'off',
      // Loops over tensors go by index.
      '@typescript-eslint/prefer-for-of': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // A promise nobody waits for is an error nobody sees. These rules need types.
    files: ['src/**/*.{ts,tsx}', 'tools/**/*.ts', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['src/engine/**'],
    rules: { 'no-restricted-globals': ['error', ...pageGlobals] },
  },
  {
    // Commands talk to a person.
    files: ['tools/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
);
