/**
 * Links to experiments: every control of every lab is in the link, and comes back from it; Back and Forward lead through
 * what was tried; a link that nobody here has made leaves the examples, says so, and runs nothing.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { linkFields } from '../../src/lab/link/fields';
import { fillNumber } from './support/lab';
import { modelRequest, sampled } from './support/site';
import { expect, test } from './support/test';

/** Weights never come: labs keep their stored runs, and only the tokenizer answers. */
async function withoutWeights(page: Page): Promise<void> {
  await page.route(/\/models\/.*\.(bin|onnx)/, () => undefined);
}

async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const lab = page.locator('figure.it-lab');
  await expect(lab.locator('.it-menu-button')).toBeVisible();
  // Awake: controls that can be used, or the address of its embed code.
  await expect(lab.getByRole('button', { name: 'Copy embed code', includeHidden: true })).toBeAttached();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  return lab;
}

/** The link that the menu copies. */
async function linkOf(page: Page, lab: Locator): Promise<string> {
  await page.evaluate(() => {
    const texts = ((window as unknown as { copied: string[] }).copied = []) as string[];
    navigator.clipboard.writeText = (text) => Promise.resolve(void texts.push(text));
  });
  await lab.locator('.it-menu-button').click();
  await lab.getByRole('button', { name: 'Copy link to this experiment' }).click();
  await expect(lab.locator('.it-menu-notice')).toHaveText('Link copied');
  await page.keyboard.press('Escape');
  return page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1)!);
}

/** What a reader sees of the controls: values, and what is pressed, chosen or switched. */
function visibleState(lab: Locator): Promise<string[]> {
  return lab.locator('.it-lab-body').evaluate((body) => {
    const marks = ['aria-pressed', 'aria-selected', 'aria-checked', 'aria-current'];
    const fields = [...body.querySelectorAll<HTMLInputElement>('input, textarea, select')].map((field) =>
      [field.type, field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value].join(' '),
    );
    const marked = [...body.querySelectorAll(marks.map((mark) => `[${mark}]`).join())].map((element) =>
      [element.textContent?.trim(), ...marks.map((mark) => element.getAttribute(mark))].join(' '),
    );
    return [...fields, ...marked];
  });
}

interface Control {
  name: string;
  /** Whether it was there to be done. */
  act(): Promise<boolean>;
}

/** One thing to do to each control that can be used now: a text, a slider, a number, a switch, a choice, a token, a cell. */
async function controlsOf(lab: Locator): Promise<Control[]> {
  const body = lab.locator('.it-lab-body');
  const found: Control[] = [];
  const each = async (selector: string, act: (one: Locator) => Promise<unknown>) => {
    const all = body.locator(selector);
    // What another control has put away meanwhile is left alone.
    for (let i = 0; i < (await all.count()); i++) {
      const one = all.nth(i);
      found.push({ name: `${selector} ${i}`, act: async () => (await one.count()) > 0 && (await act(one), true) });
    }
  };
  await each('input[type=range]:enabled', async (slider) => {
    // Not the place of its thumb: on a logarithmic scale a step near the end moves it by less than a pixel.
    const before = await slider.getAttribute('aria-valuetext');
    await slider.press('ArrowLeft');
    if ((await slider.getAttribute('aria-valuetext')) === before) await slider.press('ArrowRight');
  });
  await each('input[type=number]:enabled', async (field) => {
    const [value, most] = [Number(await field.inputValue()), Number((await field.getAttribute('max')) ?? Infinity)];
    await fillNumber(field, value + 1 <= most ? value + 1 : value - 1);
  });
  await each('input[type=checkbox]:enabled', (box) => box.press('Space'));
  await each('fieldset:has(input[type=radio]:enabled)', async (group) => {
    const other = group.locator('input[type=radio]:not(:checked)').last();
    if ((await other.count()) > 0) await other.dispatchEvent('click');
  });
  return found;
}

for (const lab of sampled(Object.keys(linkFields) as (keyof typeof linkFields)[])) {
  test(`a link to ${lab} carries every control, and opens as it was`, async ({ page, context }) => {
    await withoutWeights(page);
    const figure = await open(page, `embed/${lab}/`);
    const link = () => linkOf(page, figure);
    const first = await link();
    const names = [...new URLSearchParams(new URL(first).hash.slice(1)).keys()];
    expect(names.sort(), 'the fields of the lab are those of the list').toEqual(
      ['v', 'at', 'model', 'prompt', ...Object.keys(linkFields[lab]).map((field) => `${lab}.${field}`)].sort(),
    );

    let last = first;
    const texts = figure.locator('.it-lab-body').locator('textarea:enabled, input[type=text]:enabled');
    for (let i = 0; i < (await texts.count()); i++) {
      const field = texts.nth(i);
      await field.fill(`${await field.inputValue()} king`.trim());
      const next = await link();
      expect(next, `text ${i}`).not.toBe(last);
      last = next;
    }
    for (const { name, act } of await controlsOf(figure)) {
      if (!(await act())) continue;
      const next = await link();
      expect(next, `${name} is in the link`).not.toBe(last);
      last = next;
    }
    // Tokens follow the text once the tokenizer has read it. Of decode-steps only those can be chosen that the model has added,
    // which it has not here.
    const token = figure.locator('.it-lab-body [role=option][aria-selected=false]').first();
    if (lab !== 'decode-steps' && (await token.count()) > 0) {
      await token.click();
      const next = await link();
      expect(next, 'the chosen token is in the link').not.toBe(last);
      last = next;
    }

    const fresh = await context.newPage();
    await withoutWeights(fresh);
    const again = await open(fresh, last);
    await expect.poll(() => linkOf(fresh, again)).toBe(last);
    await expect.poll(() => visibleState(again)).toEqual(await visibleState(figure));
  });
}

const notices = (lang: string) =>
  JSON.parse(readFileSync(`src/content/i18n/${lang}.json`, 'utf8')) as Record<string, string>;
const EXAMPLE = 'Once upon a time there was a little';

for (const { name, folder, lang, link, kind } of [
  {
    name: 'a wrong type',
    folder: '',
    lang: 'en',
    link: 'at=sampling&sampling.temperature=hot&prompt=Mine',
    kind: 'broken',
  },
  {
    name: 'markup',
    folder: 'ja/',
    lang: 'ja',
    link: 'at=<script>alert(1)</script>&prompt=<img src=x onerror=alert(1)>',
    kind: 'broken',
  },
  {
    name: 'an unknown switch',
    folder: '',
    lang: 'en',
    link: 'at=head-switches&head-switches.unknown=1&prompt=Mine',
    kind: 'broken',
  },
  {
    name: 'a million tokens',
    folder: 'zh-cn/',
    lang: 'zh-CN',
    link: `at=sampling&prompt=${'a+'.repeat(1_000_000)}`,
    kind: 'long',
  },
  { name: 'a later version', folder: 'ja/', lang: 'ja', link: 'v=9&at=sampling&prompt=Mine', kind: 'newer' },
] as const) {
  test(`a link with ${name} shows the chapter's example and a notice, and runs nothing`, async ({
    page,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium' && link.length > 1_000_000, 'Firefox itself opens no address of that length');
    const asked: string[] = [];
    let workers = 0;
    page.on('request', (request) => modelRequest.test(new URL(request.url()).pathname) && asked.push(request.url()));
    page.on('worker', () => (workers += 1));
    page.on('dialog', () => asked.push('dialog'));
    await page.goto(`${folder}output-probabilities/#${link}`);

    const notice = page.locator('.it-link-notice');
    await expect(notice.getByRole('status')).toHaveText(notices(lang)[`site.link.${kind}`]!);
    await expect(notice).toBeInViewport();
    await page.locator('#sampling').scrollIntoViewIfNeeded();
    await expect(page.locator('#sampling textarea')).toBeEnabled();
    await expect(page.locator('#sampling textarea')).toHaveValue(EXAMPLE);
    await expect(page.locator('#sampling')).toHaveAttribute('data-origin', 'stored');
    await page.waitForLoadState('networkidle');
    expect([asked, workers]).toEqual([[], 0]);

    await notice.getByRole('button').click();
    await expect(notice.getByRole('status')).toBeEmpty();
    await expect(notice.getByRole('button')).toHaveCount(0);
  });
}

test('a text with markup opens as text', async ({ page }) => {
  await withoutWeights(page);
  page.on('dialog', () => expect(true, 'a dialog').toBe(false));
  const text = '<img src=x onerror=alert(1)><script>alert(1)</script>';
  const lab = await open(page, `embed/sampling/#at=sampling&prompt=${encodeURIComponent(text)}`);
  await expect(lab.locator('textarea')).toHaveValue(text);
  await expect(page.locator('.it-link-notice').getByRole('status')).toBeEmpty();
});

test('a query says the same as a fragment', async ({ page }) => {
  await withoutWeights(page);
  const lab = await open(page, 'embed/sampling/?theme=dark&utm_source=x&at=sampling&prompt=The+king&sampling.seed=7');
  await expect(lab.locator('textarea')).toHaveValue('The king');
  await expect(lab.locator('input[type=number]')).toHaveValue('7');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await lab.locator('textarea').fill('The queen');
  await expect
    .poll(() => page.url())
    .toMatch(/\/embed\/sampling\/\?theme=dark&utm_source=x#v=1&at=sampling&.*prompt=The\+queen/);
});

/** By script: no document is left, and Playwright, which waits for one to come by BiDi, would wait for ever. */
function stepThrough(page: Page, by: 1 | -1): Promise<void> {
  return page.evaluate(
    (by) =>
      new Promise<void>((done) => {
        addEventListener('popstate', () => done(), { once: true });
        history.go(by);
      }),
    by,
  );
}

test('Back undoes an experiment that the chapter has prepared, and a reload keeps what it was tried on', async ({
  page,
}) => {
  await withoutWeights(page);
  await page.goto('output-probabilities/');
  const prepared = page.locator('a[href="#at=sampling&sampling.temperature=2"]');
  const field = page.locator('#sampling textarea');
  const temperature = page.locator('#sampling input[type=range]').first();
  const heat = () => temperature.getAttribute('aria-valuetext');

  // Its figure may not be awake by then.
  await prepared.click();
  await expect.poll(heat).toBe('2.00');
  await stepThrough(page, -1);
  await expect.poll(heat).toBe('1.00');
  await expect(page).not.toHaveURL(/#/);

  await field.fill('Mine');
  await expect(page).toHaveURL(/prompt=Mine/);
  await prepared.click();
  await expect.poll(heat).toBe('2.00');
  await expect(page).toHaveURL(/#v=1&at=sampling&model=[\w-]+&prompt=Mine&sampling.temperature=2&/);
  await page.reload();
  await expect(field).toHaveValue('Mine');
  await expect.poll(heat).toBe('2.00');
});

test('Back leads to what a query has said', async ({ page }) => {
  await withoutWeights(page);
  const lab = await open(page, 'embed/sampling/?at=sampling&sampling.seed=7');
  const seed = lab.locator('input[type=number]');
  await expect(seed).toHaveValue('7');
  await seed.press('ArrowUp');
  await expect(page).toHaveURL(/#v=1.*sampling.seed=8/);
  await stepThrough(page, -1);
  await expect(seed).toHaveValue('7');
});

test('Back and Forward lead through what was tried, without keystrokes, and the page stays where it is', async ({
  page,
}) => {
  await withoutWeights(page);
  await page.goto('output-probabilities/');
  const lab = page.locator('#sampling');
  await lab.scrollIntoViewIfNeeded();
  const field = lab.locator('textarea');
  const temperature = lab.locator('input[type=range]').first();
  await expect(field).toBeEnabled();
  const entries = () => page.evaluate(() => history.length);
  const start = await entries();
  const settled = async (state: RegExp) => expect.poll(() => page.url()).toMatch(state);

  await field.fill('');
  await field.pressSequentially('The old king', { delay: 60 });
  await settled(/prompt=The\+old\+king(&|$)/);
  for (let i = 0; i < 30; i++) await temperature.press('ArrowLeft');
  const warm = await temperature.inputValue();
  await lab.locator('.it-chip').last().click();
  await settled(/prompt=(?!The\+old\+king)/);
  const example = await field.inputValue();
  expect((await entries()) - start, 'a text, a slider, an example').toBe(3);

  const step = (by: 1 | -1) => stepThrough(page, by);
  const where = await page.evaluate(() => scrollY);
  await step(-1);
  await expect(field).toHaveValue('The old king');
  await expect(temperature).toHaveValue(warm);
  expect(Math.abs((await page.evaluate(() => scrollY)) - where), 'no jump').toBeLessThan(5);
  await step(-1);
  await expect(temperature).not.toHaveValue(warm);
  await expect(field).toHaveValue('The old king');
  await step(-1);
  await expect(field).toHaveValue(EXAMPLE);
  for (let i = 0; i < 3; i++) await step(1);
  await expect(field).toHaveValue(example);
  await expect(temperature).toHaveValue(warm);
  expect((await entries()) - start).toBe(3);
});
