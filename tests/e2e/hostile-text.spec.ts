/**
 * Text is text: whatever stands in a field or a link, no lab takes it for markup, for a place in a sentence or for a pattern,
 * and what it shows is what was written.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { encodeIds } from '../../src/engine/tokenizer';
import { linkFields, type LinkedLab } from '../../src/lab/link/fields';
import type { Rule } from '../../src/lab/link/rules';
import { downloaded } from './support/download';
import { askLive } from './support/lab';
import { dist, pages, sampled } from './support/site';
import { expect, test } from './support/test';

const LINKED = `<img src=x onerror=window.ran=1><script>window.ran=2</script><iframe srcdoc="<script>parent.ran=3</script>">`;
const TYPED = [
  `"><svg onload=window.ran=4><b style=color:red>`,
  `</textarea></span>'; window.ran=5 //`,
  `\${window.ran=6}{{window.ran=7}}{prompt}{token}{n}{size} $& $1 $' &lt;i&gt; &#60;`,
  `\u202Eright to left\u202C \u0000 \uD800 \uFFFF ${'W'.repeat(120)}`,
].join(' ');

/** Everything that a prompt could have become. */
const MARKUP = [
  'img',
  'script',
  'iframe',
  'b',
  'i',
  '[onerror]',
  '[onload]',
  '[srcdoc]',
  '[href^="javascript:"]',
].join();

async function expectOnlyText(page: Page): Promise<void> {
  // A picture that fails or a frame that loads would have its turn by then.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  expect(await page.evaluate(() => (window as { ran?: number }).ran ?? null), 'code that ran').toBeNull();
  const made = page.locator('figure.it-lab').locator(MARKUP);
  expect(await made.evaluateAll((found) => found.map(({ outerHTML }) => outerHTML)), 'markup made of text').toEqual([]);
}

/** What will be a field once its lab is awake. */
const FIELD = /role="textbox"|class="it-neighbours__word"/;
const takesText = (page: string) => FIELD.test(readFileSync(join(dist, page, 'index.html'), 'utf8'));
const labs = pages.filter((page) => /^embed\/./.test(page) && takesText(page));

test('there are labs that take text', () => expect(labs.length).toBeGreaterThan(20));

/** Labs that write or measure once they are told to: until then what they show is that of another text. */
const TOLD = ['generate', 'greedy-loop', 'kv-cache'];
/** Of those, what measures is not even begun by a link. */
const MEASURES = ['kv-cache'];
/** What a link has to say so that all fields of a lab are there. */
const ALL_FIELDS: Partial<Record<LinkedLab, Record<string, string>>> = {
  'mask-shapes': { 'mask-shapes.family': 'both' },
};

/** The lab's own texts, by their names in links. */
function textsOf(lab: LinkedLab): string[] {
  const fields = Object.entries<Rule>(linkFields[lab]);
  return fields.filter(([, rule]) => rule.prose).map(([name]) => `${lab}.${name}`);
}

for (const path of sampled(labs)) {
  const id = path.split('/')[1] as LinkedLab;
  test(`${id} takes text for text`, async ({ page }) => {
    const own = textsOf(id);
    const said = Object.fromEntries(['prompt', ...own].map((name) => [name, LINKED]));
    await page.goto(`${path}#${new URLSearchParams({ at: id, ...said, ...ALL_FIELDS[id] }).toString()}`);
    const lab = page.locator('figure.it-lab').first();
    const fields = lab.locator('textarea, input[type=text]');
    await expect(fields.first()).toBeEnabled();
    for (const field of await fields.all()) await expect(field).toHaveValue(LINKED);
    expect(await fields.count()).toBeGreaterThanOrEqual(Math.max(1, own.length));
    await expect(page.locator('.it-link-notice').getByRole('status')).toBeEmpty();
    await expect(lab).toHaveAttribute('data-origin', MEASURES.includes(id) ? 'stale' : 'live');
    await expectOnlyText(page);

    for (const field of await fields.all()) {
      await field.fill(TYPED);
      // Not every browser has a null in a field, and none has half characters; all else stands there as it was typed.
      const kept = await field.inputValue();
      expect(kept.replaceAll(/[\0\uFFFD\uD800]/g, '')).toBe(TYPED.replaceAll(/[\0\uFFFD\uD800]/g, ''));
    }
    await expect(lab).toHaveAttribute('data-origin', TOLD.includes(id) ? 'stale' : 'live');
    await expect(lab).toHaveAttribute('data-state', /ready|idle/);
    await expectOnlyText(page);
  });
}

test('tokens add up to the text that was typed, and pictures of it are pictures', async ({ page }) => {
  await page.goto('embed/next-token/');
  const lab = page.locator('figure.it-lab');
  const text = TYPED.slice(0, 160);
  await askLive(lab, text);
  const ids = await lab
    .getByRole('option')
    .evaluateAll((all) => all.map((one) => Number(/id (\d+)$/.exec(one.getAttribute('title') ?? '')?.[1])));
  expect(ids).toEqual(encodeIds(text));
  await expectOnlyText(page);
  await lab.getByRole('button', { name: /^Share and export/ }).click();
  const file = await downloaded(page, () => lab.getByRole('button', { name: 'Figure as SVG' }).click());
  const svg = file.bytes.toString();
  // A page of its own, which no policy binds: the picture's own styles are no matter here.
  const reader = await page.context().newPage();
  const read = await reader.evaluate((text) => {
    const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...picture.querySelectorAll('*')];
    return {
      broken: picture.querySelector('parsererror')?.textContent ?? null,
      told: picture.documentElement.textContent.includes('window.ran=4'),
      scripts: all.filter(({ localName }) => localName === 'script' || localName === 'iframe').length,
      handlers: all.flatMap(({ attributes }) => [...attributes]).filter(({ name }) => name.startsWith('on')).length,
    };
  }, svg);
  expect(read).toEqual({ broken: null, told: true, scripts: 0, handlers: 0 });
});

test('the tokenizer cuts up exactly what was typed', async ({ page }) => {
  await page.goto('embed/tokenizer/');
  const lab = page.locator('figure.it-lab');
  const text = `<img src=x onerror=window.ran=1> {token} $& &lt;b&gt; \u202Eabc\u202C`;
  await expect(lab.locator('textarea').first()).toBeEnabled();
  await lab.locator('textarea').first().fill(text);
  const ids = () =>
    lab.getByRole('option').evaluateAll((list) => list.map((option) => Number((option as HTMLElement).dataset.id)));
  await expect.poll(ids).toEqual(encodeIds(text));
  await expectOnlyText(page);
});
