/** Unit tests: Node, no browser. Browser tests are Playwright's (playwright.config.ts). */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The site's components are Preact; the same setting as in tsconfig.json.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Loading the model and running golden prompts takes seconds on a busy two-core machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each model session holds about 0.4 GB: as many workers as cores, never more than four.
    maxWorkers: Math.min(4, Math.max(1, (await import('node:os')).availableParallelism())),
  },
});
