/**
 * Browser tests against the built site, served by the project's own server.
 *
 * BASE_PATH   the sub-path the site was built for (default `/`)
 * DIST        the folder it was built into (default `dist`)
 * E2E_PORT    port of the server (default 4405)
 * CHROMIUM_PATH, FIREFOX_PATH   the browsers; found by tools/test/browser.mjs where absent
 *
 * Two engines: `--project=chromium` (what `npm test` and, without a word, `npm run test:e2e` use) and `--project=firefox`.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser, findFirefox } from './tools/test/browser.mjs';

const port = Number(process.env.E2E_PORT ?? 4405);
const base = `/${(process.env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
const dist = process.env.DIST ?? 'dist';
const baseURL = `http://127.0.0.1:${port}${base}`;

/** Where Firefox saves what a page of this worker's saves (tests/e2e/support/download.ts). */
export const firefoxDownloads = () =>
  join(tmpdir(), `inside-transformer-downloads-${port}-${process.env.TEST_PARALLEL_INDEX ?? 0}`);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // On a noisy machine a test that waits for a pointer or a frame may lose a race: in `npm test`, which sets CI everywhere,
  // it gets a second try, and is listed as flaky, to be mended. With `npm run test:e2e` the first failure stands.
  retries: process.env.CI ? 1 : 0,
  // Every page with a live model keeps a core busy.
  workers: Number(process.env.E2E_WORKERS ?? 2),
  // Generous, because cores may be shared: a test ends as soon as what it waits for is there.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: process.env.CI ? 'line' : 'list',
  use: {
    baseURL,
    locale: 'en-US',
    // A service worker would answer requests that a test watches, breaks or counts. tests/e2e/offline.spec.ts allows it.
    serviceWorkers: 'block',
    // Traces help whoever works on a test; recording them makes every test slower.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          executablePath: findBrowser() ?? undefined,
          // No sandbox: tests run as root in containers. The others keep Chromium from calling home.
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
    {
      name: 'firefox',
      use: {
        ...devices['Desktop Firefox'],
        // Firefox as readers have it, driven by WebDriver BiDi: Playwright's own build is one more download.
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: findFirefox() ?? undefined,
          downloadsPath: firefoxDownloads(),
          // What opens at each download takes the focus from the page: its fields would not be told that they have lost it.
          firefoxUserPrefs: { 'browser.download.alwaysOpenPanel': false },
        },
      },
    },
  ],
  webServer: {
    command: `node tools/serve/main.mjs --strict-port`,
    url: baseURL,
    env: { PORT: String(port), HOST: '127.0.0.1', BASE_PATH: base, DIST: dist },
    reuseExistingServer: !process.env.CI,
    timeout: 30_000,
  },
});
