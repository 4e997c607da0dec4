/**
 * Without a network: the server is really stopped, and the browser told so. What one visit keeps, what a metered line keeps,
 * how a new version comes, and how it ends.
 */
import { extname } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { askLive, ask, expectLive, promptLabs } from './support/lab';
import { meter } from './support/metered';
import { ownSite, type OwnSite } from './support/own-site';
import { expect, test as base } from './support/test';

const test = base.extend<{ site: OwnSite }>({
  // eslint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = await ownSite();
    await use(site);
    await site.close();
  },
  baseURL: ({ site }, use) => use(site.url),
});
test.use({ serviceWorkers: 'allow' });

const PROMPT = 'She looked at the';
/** What labs keep by themselves (src/lab/chunk-cache.ts): weights, graph, runtime. */
const LABS_FILES = /\.(bin|onnx|zstd)$/;

/** The service worker's answer about the page's language. */
async function kept(page: Page): Promise<{ stored: number; missing: number }> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    active!.postMessage({ kind: 'status' }, [port2]);
    return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
  });
}

/** Visits a page until the whole language is on the device. */
async function visit(page: Page, path = './'): Promise<void> {
  await page.goto(path);
  await expect.poll(async () => (await kept(page)).missing).toBe(0);
}

async function pullTheNetwork(context: BrowserContext, site: OwnSite): Promise<void> {
  await site.stop();
  await context.setOffline(true);
  await forgetCached(context);
}

/** The browser's own cache, which would hide what the service worker lacks. Only Chromium can be told to. */
async function forgetCached(context: BrowserContext): Promise<void> {
  if (context.browser()?.browserType().name() !== 'chromium') return;
  const session = await context.newCDPSession(context.pages()[0]!);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

async function plugIn(context: BrowserContext, site: OwnSite): Promise<void> {
  await context.setOffline(false);
  await site.start();
}

const headline = (page: Page) => page.locator('h1').first();

test(
  'after one visit all chapters, figures and the search work without a network',
  { tag: '@subpath' },
  async ({ page, context, site }) => {
    await visit(page);
    await pullTheNetwork(context, site);

    await page.goto('masking/');
    await expect(headline(page)).toContainText('attention');
    await expect(page.locator('figure.it-lab').first()).toBeVisible();
    await expect(page.locator('pre').first()).toBeVisible();
    expect(await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check('16px Literata')))).toBe(
      true,
    );

    await page.locator('site-search button[data-open-modal]').click();
    await page.locator('site-search dialog input').fill('residual');
    await expect(page.locator('.pagefind-ui__result-title a[href*="/residuals/"]').first()).toBeVisible();
    await page.keyboard.press('Escape');

    await page.goto('licences.txt');
    await expect(page.locator('body')).toContainText('Permission is hereby granted');

    // The tokenizer needs no model: it works.
    await page.goto('embedding/');
    const playground = page.locator('#tokenizer');
    await ask(playground, 'unbelievable');
    await expect(playground.getByRole('option', { name: '“iev”' })).toBeVisible();

    // Not on the device, and not there at all.
    await page.goto('ja/embedding/');
    await expect(headline(page)).toHaveText('Not on this device');
    await page.locator('nav.sidebar a[href$="/qkv/"]').click();
    await expect(headline(page)).toContainText('Query');
  },
);

test('an address that does not exist is the 404 page without a network too', async ({ page, context, site, watch }) => {
  watch.expectProblem(/404/);
  await visit(page);
  const online = await (await page.goto('no/such/page/'))?.text();
  // Firefox takes it for an error when a page is left while it still imports.
  await page.waitForLoadState('networkidle');
  await pullTheNetwork(context, site);
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  expect(await response?.text()).toBe(online);
});

test(
  'languages and embedded labs that were visited stay, and search finds Japanese',
  { tag: '@subpath' },
  async ({ page, context, site }) => {
    await visit(page);
    await visit(page, 'ja/masking/');
    await page.goto('embed/next-token/?theme=dark');
    await expect(page.locator('figure.it-lab textarea')).toBeEnabled();
    await pullTheNetwork(context, site);

    await page.goto('ja/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.locator('site-search button[data-open-modal]').click();
    await page.locator('site-search dialog input').fill('残差接続');
    await expect(page.locator('.pagefind-ui__result-title a[href*="/ja/residuals/"]').first()).toBeVisible();
    await page.goto('qkv/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    // Firefox takes it for an error when a page is left while it loads its search.
    await expect(page.locator('site-search .pagefind-ui')).toBeAttached();
    await page.goto('embed/next-token/?theme=light');
    await expect(page.locator('figure.it-lab textarea')).toBeEnabled();
    await page.goto('zh-cn/qkv/');
    await expect(headline(page)).toHaveText('Not on this device');
  },
);

test(
  'the model works without a network once it was loaded, and its files are kept once',
  { tag: '@subpath' },
  async ({ page, context, site }) => {
    // At once, before the service worker can see what is asked for.
    await page.goto('./');
    await askLive(promptLabs(page).first(), PROMPT);
    await visit(page, 'qkv/');
    // Of the model, what the service worker has not seen comes after the pages.
    const keptNames = () =>
      page.evaluate(async () => {
        const cache = await caches.open('inside-transformer-course');
        return (await cache.keys()).map(({ url }) => url.replace(/^.*\/models\//, ''));
      });
    await expect.poll(keptNames).toContain('course-12m/manifest.json');
    await pullTheNetwork(context, site);

    await page.goto('output-probabilities/');
    const lab = promptLabs(page).first();
    await askLive(lab, 'The old king');
    await lab.locator('.it-model-button').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.it-model-option')).toContainText('stored on this device');
    await expect(dialog.locator('.it-model-course')).toContainText('All of the course');

    const keys = await page.evaluate(async () => {
      const cache = await caches.open('inside-transformer-course');
      return (await cache.keys()).map(({ url }) => url);
    });
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => LABS_FILES.test(key))).toEqual([]);
    const loaded = site.asked.filter((path) => LABS_FILES.test(path));
    expect(new Set(loaded.map(extname))).toEqual(new Set(['.bin', '.onnx', '.zstd']));
    expect(loaded.length, 'asked for once').toBe(new Set(loaded).size);
  },
);

test('on a metered line only what was visited is kept, and no model is loaded, before the reader asks', async ({
  page,
  context,
  site,
}) => {
  await meter(page);
  await page.goto('./');
  await expect.poll(async () => (await kept(page)).stored).toBeGreaterThan(0);
  await page.goto('qkv/');
  const lab = promptLabs(page).first();
  await ask(lab, PROMPT);
  // The tokenizer is all that comes, and it comes whole.
  await expect(lab.locator('.it-prompt-count')).toContainText('4');
  await expect(page).toHaveURL(/prompt=/);
  await expect(lab.locator('.it-status-text')).toContainText('Your connection is metered');
  await expect(lab.getByRole('button', { name: /^Run.* MB$/ })).toBeVisible();
  const pages = (path: string) => /(^|\/)$/.test(path);
  expect(new Set(site.asked.filter(pages))).toEqual(new Set(['', 'qkv/', 'offline/']));
  expect(site.asked.filter((path) => /^(models|pagefind)\//.test(path) || LABS_FILES.test(path))).toEqual([]);

  await pullTheNetwork(context, site);
  await page.goto('./');
  await expect(page.locator('figure.it-lab').first()).toBeVisible();
  await page.goto('masking/');
  await expect(headline(page)).toHaveText('Not on this device');
  await plugIn(context, site);

  // Asked: the model by its button, the course in the dialog.
  await page.goto('qkv/');
  await promptLabs(page).first().scrollIntoViewIfNeeded();
  await promptLabs(page).first().getByRole('button', { name: /^Run/ }).click();
  await expect(promptLabs(page).first()).toHaveAttribute('data-origin', 'live');
  await promptLabs(page).first().locator('.it-model-button').click();
  const course = page.locator('.it-model-course');
  await expect(course).toContainText('What you have visited');
  await course.getByRole('button', { name: /^Keep the course for offline · \d.* MB$/ }).click();
  await expect(course).toContainText('All of the course in this language');
  await pullTheNetwork(context, site);
  await page.goto('masking/');
  await expect(headline(page)).toContainText('attention');
  // It is here: typing wakes it, as on any line.
  await askLive(promptLabs(page).first(), PROMPT);
});

test('the reader can delete the course, and nothing is kept from then on', async ({ page, site, context }) => {
  await visit(page);
  const lab = promptLabs(page).first();
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.locator('textarea').first()).toBeEnabled();
  await lab.locator('.it-model-button').click();
  await page.getByRole('button', { name: 'Delete the course’s pages from this device' }).click();
  await expect(page.locator('.it-model-course')).toContainText('The pages were deleted');
  await expect(page.locator('.it-model-course')).toBeFocused();
  await page.goto('qkv/');
  await expect.poll(async () => (await kept(page)).stored).toBe(0);
  // What the page still asks for would fail, as it should.
  await page.waitForLoadState('networkidle');
  await pullTheNetwork(context, site);
  await expect(page.goto('masking/')).rejects.toThrow(/ERR(OR)?_/);
});

const NEW = 'A sentence that was not there before';
const withNews = (html: string) => html.replace('</h1>', `</h1><p>${NEW}</p>`);

test(
  'a new version is fetched, offered and never forced; the experiment survives it',
  { tag: '@subpath' },
  async ({ page, context, site }) => {
    await visit(page);
    const other = await context.newPage();
    await other.goto('masking/');
    for (const path of ['index.html', 'qkv/index.html']) site.change(path, withNews);
    await site.publish();

    await page.goto('qkv/#at=qkv-cell&prompt=The+queen');
    const notice = page.locator('[data-update]');
    await expect(notice).toContainText('A new version of the course is ready.');
    await expect(page.locator('main')).not.toContainText(NEW);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('main')).toContainText(NEW);
    await expect(page).toHaveURL(/#.*prompt=The\+queen/);
    // To its answer: Firefox takes it for an error when a page is left while its worker still loads.
    await expectLive(page.locator('#qkv-cell'));
    await expect(page.locator('[data-update]')).toHaveText('');
    await expect(other.locator('main')).toBeVisible();

    // The old page goes: so do the files that only it needed.
    const versions = () =>
      page.evaluate(async () => {
        const cache = await caches.open('inside-transformer-course');
        return (await cache.keys()).filter(({ url }) => url.includes('/.course/versions/')).length;
      });
    expect(await versions()).toBe(2);
    await other.close();
    await page.goto('masking/');
    await expect.poll(versions).toBe(1);
    await pullTheNetwork(context, site);
    await page.goto('./');
    await expect(page.locator('main')).toContainText(NEW);
  },
);

test('a new version that is accepted begins at once, though the old one is still fetching', async ({ page, site }) => {
  await visit(page);
  site.change('qkv/index.html', withNews);
  await site.publish();
  await page.goto('qkv/');
  await expect(page.locator('[data-update]')).toContainText('A new version of the course is ready.');
  // As on a line where it takes minutes.
  const slow = 'ja/qkv/';
  site.hold(slow);
  await page.evaluate(async (path) => {
    const { active } = await navigator.serviceWorker.ready;
    active!.postMessage({ kind: 'visit', paths: [path], metered: true });
  }, slow);
  await expect.poll(() => site.held).toContain(slow);
  await page.locator('[data-update]').getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('main')).toContainText(NEW);
});

test('a half-finished deployment is neither offered nor kept', async ({ page, context, site }) => {
  await visit(page);
  site.change('qkv/index.html', withNews);
  await site.publish();
  // The list is there, the page is not yet what it says.
  site.change('qkv/index.html', (html) => html.slice(0, -100));
  site.asked.length = 0;
  await page.goto('masking/');
  await expect.poll(() => site.asked.filter((path) => path === 'qkv/').length).toBe(2);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { installing, waiting } = (await navigator.serviceWorker.getRegistration())!;
        return [installing, waiting];
      }),
    )
    .toEqual([null, null]);
  await expect(page.locator('[data-update]')).toHaveText('');
  await pullTheNetwork(context, site);
  await page.goto('qkv/');
  await expect(headline(page)).toBeVisible();
  await expect(page.locator('main')).not.toContainText(NEW);
});

test('where a deployer removes sw.js, readers get the site itself again', async ({
  page,
  site,
  watch,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'a service worker can be stopped by Chromium’s own protocol only');
  watch.expectProblem(/404.*sw\.js|script/);
  await visit(page);
  site.change('qkv/index.html', withNews);
  site.remove('sw.js');
  // A later day: the service worker is started anew.
  await stopServiceWorkers(page);
  await page.goto('masking/');
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => -1))
    .toBe(0);
  await page.goto('qkv/');
  await expect(page.locator('main')).toContainText(NEW);
  expect(await page.evaluate(async () => (await (await caches.open('inside-transformer-course')).keys()).length)).toBe(
    0,
  );
});

async function stopServiceWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

interface Manifest {
  name: string;
  lang: string;
  start_url: string;
  scope: string;
  display: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
}

for (const [folder, lang] of [
  ['', 'en'],
  ['ja/', 'ja'],
  ['zh-cn/', 'zh-CN'],
] as const) {
  test(`installable in ${lang}`, { tag: '@subpath' }, async ({ page, request, site, browserName }) => {
    await page.goto(`${folder}qkv/`);
    const href = await page.locator('link[rel="manifest"]').getAttribute('href');
    const address = new URL(href!, page.url()).href;
    const manifest = (await (await request.get(address)).json()) as Manifest;
    expect(manifest).toMatchObject({ lang, display: 'standalone' });
    expect(new URL(manifest.start_url, address).href).toBe(site.url + folder);
    expect(new URL(manifest.scope, address).href).toBe(site.url);
    for (const purpose of ['any', 'maskable']) {
      for (const sizes of ['192x192', '512x512']) {
        const icon = manifest.icons.find((one) => one.purpose === purpose && one.sizes === sizes)!;
        const png = await (await request.get(new URL(icon.src, address).href)).body();
        expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
      }
    }
    // What the browser itself finds wrong with it as an app: a question that Chromium alone answers.
    if (browserName !== 'chromium') return;
    const session = await page.context().newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
}
