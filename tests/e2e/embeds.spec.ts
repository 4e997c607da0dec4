/**
 * A lab in somebody else's page: on another origin, several on one page, with and without scripts, sandboxed without an
 * origin of its own, in other languages, in the host's colours.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mergeTests, type Page } from '@playwright/test';
import { hasNginx, nginxSite } from './support/hosts';
import { expectLive } from './support/lab';
import { testOn } from './support/other-sites';
import { expect, test as base } from './support/test';

/** Serves one page, which the test writes, from an origin of its own. */
type Host = (body: string, scheme?: 'light' | 'dark', headers?: Record<string, string>) => Promise<void>;
const test = base.extend<{ host: Host }>({
  host: async ({ page, watch }, use) => {
    let html = '';
    let sent = {};
    const server: Server = createServer((request, answer) => {
      answer.writeHead(request.url === '/' ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...sent });
      answer.end(request.url === '/' ? html : '');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    watch.expectProblem(new RegExp(`request to another origin: ${address}`));
    await use(async (body, scheme = 'light', headers = {}) => {
      sent = headers;
      html = `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="${scheme}"><title>Host</title>${body}`;
      await page.goto(address);
    });
    server.closeAllConnections();
    server.close();
  },
});

// No scheme set for all frames: each has that of the page around it.
test.use({ colorScheme: null });

/** The code that a lab's menu copies, in the state in which the lab is. */
async function snippetOf(page: Page, lab: string, change: (page: Page) => Promise<unknown> = async () => undefined) {
  await page.goto(`embed/${lab}/`);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await change(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) =>
      Promise.resolve(void ((window as unknown as { copied: string }).copied = text));
  });
  await page.locator('.it-menu-button').click();
  await page.getByRole('button', { name: 'Copy embed code' }).click();
  await expect(page.locator('.it-menu-notice')).toHaveText('Copied');
  return page.evaluate(() => (window as unknown as { copied: string }).copied);
}

test('two experiments on one page each follow their own height, and nothing else moves', async ({ page, host }) => {
  const [tokens, map] = [
    await snippetOf(page, 'tokenizer', (one) => one.locator('textarea').fill('Dragons & <b>kings</b>')),
    await snippetOf(page, 'model-map'),
  ];
  await host(`<p>Before</p>${tokens}${map}<p>After</p>`);
  const frames = page.locator('iframe');
  const first = frames.first().contentFrame();
  await expect(first.locator('textarea')).toHaveValue('Dragons & <b>kings</b>');
  await expect(frames.nth(1).contentFrame().locator('figure.it-lab')).toBeVisible();
  const fits = () =>
    page.evaluate(() => [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height));
  const inside = async (i: number) =>
    frames
      .nth(i)
      .contentFrame()
      .locator('html')
      .evaluate((html) => Math.ceil(html.getBoundingClientRect().height));
  for (const i of [0, 1]) {
    // A frame out of sight is not laid out.
    await frames.nth(i).scrollIntoViewIfNeeded();
    await expect.poll(async () => (await fits())[i]! - (await inside(i))).toBe(0);
  }
  await frames.first().scrollIntoViewIfNeeded();
  expect((await fits())[0]).not.toBe((await fits())[1]);

  const other = (await fits())[1];
  await first.locator('textarea').fill('A longer text.\n'.repeat(20));
  await expect.poll(async () => (await fits())[0]! - (await inside(0))).toBe(0);
  expect((await fits())[0]).toBeGreaterThan(600);
  expect((await fits())[1]).toBe(other);
});

test('a message from elsewhere changes no height', async ({ page, host }) => {
  await host(await snippetOf(page, 'model-map'));
  const frame = page.locator('iframe');
  await expect(frame.contentFrame().locator('figure.it-lab')).toBeVisible();
  await page.evaluate(() => postMessage({ type: 'inside-transformer:height', height: 17 }, '*'));
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  expect((await frame.boundingBox())!.height).toBeGreaterThan(100);
});

test('where the host takes scripts out, the frame keeps the height of the figure and scrolls inside', async ({
  page,
  host,
}) => {
  const code = await snippetOf(page, 'sampling');
  const figure = (await page.locator('figure.it-lab').boundingBox())!;
  await host(`<div style="max-width:${figure.width}px">${code.replace(/<script>.*<\/script>/s, '')}</div>`);
  const frame = page.locator('iframe');
  await expect(frame.contentFrame().locator('figure.it-lab')).toBeVisible();
  const { height } = (await frame.boundingBox())!;
  expect(height).toBeGreaterThanOrEqual(figure.height);
  expect(height).toBeLessThan(figure.height + 200);
  await page.setViewportSize({ width: 360, height: 740 });
  // Narrower, the figure is higher than its frame.
  const html = frame.contentFrame().locator('html');
  await expect.poll(() => html.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeGreaterThan(100);
  await frame.hover();
  await page.mouse.wheel(0, 100);
  await expect.poll(() => html.evaluate((one) => one.scrollTop)).toBeGreaterThan(0);
});

for (const [folder, lang, scheme] of [
  ['ja/', 'ja', 'dark'],
  ['zh-cn/', 'zh-CN', 'light'],
] as const) {
  test(`a sandboxed frame without storage runs the model, in ${lang}, ${scheme} as its host`, async ({
    page,
    host,
    baseURL,
  }) => {
    const src = `${baseURL}${folder}embed/next-token/#at=next-token&prompt=She+looked+at+the`;
    await host(
      `<iframe sandbox="allow-scripts" src="${src}" width="800" height="900" style="color-scheme:${scheme}"></iframe>`,
      scheme,
    );
    const frame = page.locator('iframe').contentFrame();
    const html = frame.locator('html');
    await expect(html).toHaveAttribute('lang', lang);
    await expect(html).toHaveAttribute('data-theme', scheme);
    await expect(frame.locator('textarea')).toHaveValue('She looked at the');
    await expectLive(frame.locator('figure.it-lab'));
    const links = frame.locator('a[href]:visible');
    await expect(links.first()).toBeVisible();
    expect(
      await links.evaluateAll((all) =>
        all.every(
          (link) =>
            (link as HTMLAnchorElement).target === '_blank' || document.querySelector('base')?.target === '_blank',
        ),
      ),
    ).toBe(true);
    const dark = await frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(dark).toBe(scheme === 'dark' ? 'rgb(18, 20, 23)' : 'rgb(255, 255, 255)');
  });
}

const onNginx = mergeTests(test, testOn(nginxSite));
onNginx.skip(!hasNginx, 'no nginx here');

for (const [what, sandbox, headers] of [
  ['a sandboxed frame', 'sandbox="allow-scripts"', {}],
  ['a page that is isolated itself', '', { 'cross-origin-embedder-policy': 'require-corp' }],
] as const) {
  onNginx(`from an isolated site, ${what} has a lab with its style sheets`, async ({ page, host, baseURL }) => {
    const src = `${baseURL}embed/next-token/#at=next-token&prompt=She+looked+at+the`;
    await host(`<iframe ${sandbox} src="${src}" width="800" height="900"></iframe>`, 'light', headers);
    const frame = page.locator('iframe').contentFrame();
    await expectLive(frame.locator('figure.it-lab'));
    // The fonts of the site's own sheets, and none that is missing.
    expect(await frame.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toContain('Literata');
    const sheets = frame.locator('link[rel="stylesheet"]');
    expect(await sheets.count()).toBeGreaterThan(0);
    expect(await sheets.evaluateAll((all) => all.filter((link) => !(link as HTMLLinkElement).sheet))).toEqual([]);
  });
}
