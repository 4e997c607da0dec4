/**
 * Playwright's `test` with what must hold on every page of the site, whatever a test looks at:
 * nothing on the console that is an error or a warning, no uncaught exception, no request to another origin,
 * no answer that is not a success, nothing that the page's Content-Security-Policy forbids.
 *
 * Paths are relative to the site's base: `page.goto('embedding/')`, never `page.goto('/embedding/')`.
 */
import { expect, test as base } from '@playwright/test';

export { expect };

interface Watch {
  /** Problems of this test's pages, each a sentence. */
  problems: string[];
  /** A pattern of problems that the test provokes on purpose. */
  expectProblem(pattern: RegExp): void;
}

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      const expected: RegExp[] = [];
      const origin = new URL(baseURL ?? '').origin;

      context.on('console', (message) => {
        // Playwright says so itself where the configuration blocks service workers.
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        if (message.type() === 'error' || message.type() === 'warning') {
          problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
        }
      });
      context.on('weberror', (error) => {
        const { stack, message } = error.error();
        // Firefox lays out formulas of which one half has arrived, and says so.
        if (/Invalid markup: Incorrect number of children for <m/.test(`${message} ${stack}`)) return;
        problems.push(`uncaught: ${stack ?? message}`);
      });
      context.on('request', (request) => {
        const url = new URL(request.url());
        const own = url.origin === origin || ['data:', 'blob:', 'about:'].includes(url.protocol);
        if (!own) problems.push(`request to another origin: ${request.url()}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) problems.push(`HTTP ${response.status()}: ${response.url()}`);
      });

      // Browsers differ in what they print; the event is the same everywhere.
      await context.addInitScript(() => {
        addEventListener(
          'securitypolicyviolation',
          ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
            const what = [violatedDirective, blockedURI, `${sourceFile}:${lineNumber}`, sample].join(' ');
            console.error(`Content-Security-Policy violated: ${what}`);
          },
        );
      });

      await use({ problems, expectProblem: (pattern) => void expected.push(pattern) });

      // In Firefox Playwright passes over the caches of the whole browser, and with them over service workers, while any
      // request is routed, and would go on to in the tests that follow.
      await context.unrouteAll({ behavior: 'ignoreErrors' }).catch(() => undefined);

      const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
      expect(unexpected, 'problems on the pages of this test').toEqual([]);
    },
    { auto: true },
  ],
});
