/**
 * The session between page and worker, seen through one lab alone on its embed page: what is downloaded, what is kept,
 * what wakes the model. What readers have of each fault is told by faults.spec.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { CACHE_NAME } from '../../src/lab/chunk-cache';
import { DEFAULT_MODEL } from '../../src/lab/site';
import { atRest } from './support/lab';
import { meter, WEIGHTS, weightsAskedFor } from './support/metered';
import { dist, modelRequest } from './support/site';
import { expect, test } from './support/test';
import { watch as listen } from './support/walk/in-page';
import { killWorkers, rememberWorkers } from './support/workers';

const LAB = 'embed/next-token/';
const PROMPT = 'She looked at the';

async function open(page: Page, address = LAB): Promise<Locator> {
  await page.goto(address);
  const lab = page.locator('figure.it-lab');
  await expect(lab.locator('textarea')).toBeEnabled();
  return lab;
}

async function failsWith(lab: Locator, message: RegExp): Promise<void> {
  await expect(lab).toHaveAttribute('data-state', 'failed');
  await expect(lab.locator('.it-lab-foot')).toContainText(message);
  await expect(lab.locator('textarea')).toHaveValue(PROMPT);
}

/** Loading takes two seconds on an idle machine, and much longer where many tests share two cores. */
const LOADING = { timeout: 60_000 };

async function isLive(lab: Locator): Promise<void> {
  await expect(lab).toHaveAttribute('data-origin', 'live', LOADING);
  await expect(lab).toHaveAttribute('data-state', 'ready');
}

async function staysAsleep(page: Page, lab: Locator, files: readonly string[]): Promise<void> {
  await atRest(page);
  await expect(lab).toHaveAttribute('data-state', 'idle');
  expect(files).toEqual([]);
}

const CALCULATION = /^Show the calculation/;
const ask = (lab: Locator, prompt = PROMPT) => lab.locator('textarea').fill(prompt);
const tryAgain = (lab: Locator) => lab.getByRole('button', { name: 'Try again' }).click();

test('loading can be cancelled, and begun again', async ({ page }) => {
  let held = true;
  const releases: (() => void)[] = [];
  await page.context().route(WEIGHTS, async (route) => {
    if (held) await new Promise<void>((resolve) => releases.push(resolve));
    await route.continue().catch(() => undefined); // cancelled in the meantime
  });
  const lab = await open(page);
  await ask(lab);
  await expect(lab).toHaveAttribute('data-state', 'loading');
  await lab.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab).toHaveAttribute('data-state', 'idle');
  held = false;
  for (const release of releases) release();
  await lab.getByRole('button', { name: /^Run/ }).click();
  await isLive(lab);
});

test('after Cancel nothing starts by itself: no other lab of the page, no link, no calculation', async ({ page }) => {
  const files = weightsAskedFor(page);
  let held = true;
  const releases: (() => void)[] = [];
  await page.context().route(WEIGHTS, async (route) => {
    if (held) await new Promise<void>((resolve) => releases.push(resolve));
    await route.continue().catch(() => undefined); // cancelled in the meantime
  });
  // A link: each lab that wakes would like to start for it.
  await page.goto('multi-head/#at=head-patterns&prompt=She+looked+at+the');
  const first = page.locator('#head-patterns');
  await first.scrollIntoViewIfNeeded();
  await expect(first).toHaveAttribute('data-state', 'loading');
  await first.getByRole('button', { name: 'Cancel' }).click();
  await expect(first).toHaveAttribute('data-state', 'idle');
  held = false;
  for (const release of releases) release();
  files.length = 0;

  const other = page.locator('#head-outputs');
  await other.scrollIntoViewIfNeeded();
  await expect(other.locator('textarea')).toBeEnabled();
  await staysAsleep(page, other, files);
  await ask(other, 'He looked at the');
  await staysAsleep(page, other, files);
  const status = other.locator('.it-calc-demand [role=status]');
  await other.getByText(CALCULATION).click();
  await staysAsleep(page, other, files);
  await expect(status, 'nobody is asked').toHaveText('');

  await other.getByRole('button', { name: /^Run/ }).click();
  await isLive(other);
  await expect(other.locator('.it-calc-demand tbody tr').first()).toBeVisible();
  await expect(status).toHaveText('');
});

for (const [id, fields] of [
  ['head-outputs', ''],
  ['head-patterns', ''],
  ['attends-to', '#at=attends-to&attends-to.layer=3&attends-to.head=0'],
] as const) {
  test(`on a metered line the calculation of ${id} waits for the button that names the size`, async ({ page }) => {
    await meter(page);
    await rememberWorkers(page);
    const files = weightsAskedFor(page);
    const lab = await open(page, `embed/${id}/${fields}`);
    const status = lab.locator('.it-calc-demand [role=status]');
    await lab.getByText(CALCULATION).click();
    await expect(lab.locator('.it-status-text')).toContainText('Your connection is metered');
    await staysAsleep(page, lab, files);
    await expect(status, 'nobody is asked').toHaveText('');

    await lab.getByRole('button', { name: /^Run.* MB$/ }).click();
    await isLive(lab);
    const rows = lab.locator('.it-calc-demand tbody tr');
    await expect(rows.first()).toBeVisible();

    // A worker that dies leaves what was asked for; another comes when the reader wants one.
    await killWorkers(page);
    await expect(lab).toHaveAttribute('data-state', 'failed');
    await atRest(page);
    await expect(lab).toHaveAttribute('data-state', 'failed');
    await expect(rows.first()).toBeVisible();
    await tryAgain(lab);
    await isLive(lab);
  });
}

test('who presses Run by keys stays where the button was, and the next Tab goes on from there', async ({ page }) => {
  const lab = await open(page);
  const block = lab.locator('.it-status');
  await lab.getByRole('button', { name: /^Run/ }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('button', { name: /^Run/ })).toHaveCount(0);
  await expect(block).toBeFocused();
  await isLive(lab);
  await expect(block).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(block.locator('.it-model-button')).toBeFocused();
  await expect(block).not.toHaveAttribute('tabindex');
});

test('a cut connection keeps the files that are whole', async ({ page, watch }) => {
  watch.expectProblem(/ERR_CONNECTION_RESET/);
  const manifest = readFileSync(join(dist, 'models', DEFAULT_MODEL, 'manifest.json'), 'utf8');
  const { chunks } = JSON.parse(manifest) as { chunks: { file: string; sha256: string }[] };
  const first = chunks.find(({ file }) => file.includes('-000'))!;
  const asked: string[] = [];
  let cut = true;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.context().route(WEIGHTS, async (route) => {
    const name = new URL(route.request().url()).pathname;
    asked.push(name);
    if (!cut || !name.includes('-001')) return route.continue();
    await held;
    await route.abort('connectionreset');
  });
  const lab = await open(page);
  await ask(lab);
  const kept = () =>
    page.evaluate(async (cache) => (await (await caches.open(cache)).keys()).map(({ url }) => url), CACHE_NAME);
  await expect.poll(kept, 'the file that is whole').toContainEqual(expect.stringContaining(first.sha256));
  release();
  await failsWith(lab, /broke off/);
  expect(asked.filter((name) => name.includes('-001'))).toHaveLength(2); // one silent retry
  cut = false;
  asked.length = 0;
  await tryAgain(lab);
  await isLive(lab);
  expect(asked.some((name) => name.includes('-001'))).toBe(true);
  expect(
    asked.filter((name) => name.includes('-000')),
    'a file that had arrived',
  ).toEqual([]);
});

test('a model with another vocabulary is refused before it is downloaded', async ({ page }) => {
  let wrong = true;
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(request.url()));
  await page.context().route(/manifest\.json$/, async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { config: { vocab_size: number } };
    if (wrong) manifest.config.vocab_size = 50000;
    await route.fulfill({ response, json: manifest });
  });
  const lab = await open(page);
  await ask(lab);
  await failsWith(lab, /description file/);
  expect(requests.filter((url) => WEIGHTS.test(url))).toEqual([]);
  wrong = false;
  await tryAgain(lab);
  await isLive(lab);
});

test('the death of the worker is noticed, and another takes over', async ({ page }) => {
  await rememberWorkers(page);
  const lab = await open(page);
  await ask(lab);
  await isLive(lab);
  await killWorkers(page);
  await failsWith(lab, /stopped the model/);
  await tryAgain(lab);
  await ask(lab, 'He looked at the');
  await isLive(lab);
});

test('a model that is there again says so, and not what it had answered before', async ({ page }) => {
  await rememberWorkers(page);
  await listen(page);
  const lab = await open(page, 'embed/who-wrote/');
  const said = () => page.evaluate(() => window.walk.said);
  await ask(lab);
  await isLive(lab);
  await expect.poll(async () => (await said()).at(-1)).toContain('logit');
  const before = (await said()).length;
  await killWorkers(page);
  await failsWith(lab, /stopped the model/);
  await tryAgain(lab);
  await isLive(lab);
  await expect.poll(async () => (await said()).slice(before)).toContain('Ready');
});

test('hasty typing ends with the answer to what was typed', async ({ page }) => {
  const lab = await open(page);
  await ask(lab);
  await isLive(lab);
  await lab.locator('textarea').pressSequentially(' old man who sat in the corner of the room and', { delay: 20 });
  await isLive(lab);
  const answer = await lab.locator('.it-bars').first().innerText();
  const typed = await lab.locator('textarea').inputValue();
  await ask(lab, 'Something else');
  await isLive(lab);
  await expect(lab.locator('.it-bars').first()).not.toHaveText(answer, { useInnerText: true });
  await ask(lab, typed);
  await expect(lab.locator('.it-bars').first()).toHaveText(answer, { useInnerText: true });
});

for (const [what, prefix] of [
  ['without WebAssembly', 'delete globalThis.WebAssembly;'],
  ['whose WebAssembly lacks what the model needs', 'WebAssembly.compile = () => Promise.reject(new Error());'],
] as const) {
  test(`a browser ${what} downloads nothing in vain`, async ({ page }) => {
    const requests: string[] = [];
    page.context().on('request', (request) => requests.push(request.url()));
    await page.context().route(/\/worker[.-][^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: prefix + (await response.text()) });
    });
    const lab = await open(page);
    await ask(lab);
    await failsWith(lab, /cannot run WebAssembly/);
    expect(requests.filter((url) => /\/models\/|wasm/.test(url) && !url.includes('.js'))).toEqual([]);
    // The tokenizer's next worker may still be on its way.
    await page.context().unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('a link brings its state to life by itself', { tag: '@subpath' }, async ({ page }) => {
  const lab = await open(page, `${LAB}#at=next-token&prompt=${PROMPT.replaceAll(' ', '+')}`);
  await expect(lab.locator('textarea')).toHaveValue(PROMPT);
  await isLive(lab);
});

test('the tokenizer loads no model', { tag: '@subpath' }, async ({ page }) => {
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(request.url()));
  const lab = await open(page, 'embed/tokenizer/');
  await ask(lab, 'A sentence of six tokens?');
  await expect(lab.locator('.it-token, [role=option]')).toHaveCount(6);
  expect(requests.filter((url) => modelRequest.test(url) && !/worker[.-]/.test(url))).toEqual([]);
});
