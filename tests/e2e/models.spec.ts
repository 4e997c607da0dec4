/** A site with a second model: choosing it, links that name one, and what is stored on the device. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { ask, askLive, atRest, expectLive, promptLabs } from './support/lab';
import { meter, weightsAskedFor } from './support/metered';
import { siteWithTwoModels, testOn, TINY, TINY_TITLE } from './support/other-sites';
import { expect, test as oneModel } from './support/test';

const test = testOn(siteWithTwoModels);
const LAB = 'embed/next-token/';
const PROMPT = 'She looked at the';

async function open(page: Page, address = LAB): Promise<Locator> {
  await page.goto(address);
  const lab = page.locator('figure.it-lab');
  await expect(lab.locator('textarea')).toBeEnabled();
  return lab;
}

async function openDialog(page: Page, lab: Locator): Promise<Locator> {
  await lab.locator('.it-model-button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.it-model-option').first()).toBeVisible();
  return dialog;
}

async function choose(page: Page, lab: Locator, title: string): Promise<void> {
  const dialog = await openDialog(page, lab);
  await dialog.getByRole('radio', { name: title }).check();
  await dialog.getByRole('button', { name: `Use ${title}` }).click();
  await expect(dialog).toBeHidden();
}

const showsLive = (lab: Locator, title: string) =>
  expect(lab.locator('.it-origin')).toHaveText(`Live: ${title}, in your browser`);

test(
  'a model is downloaded when the reader confirms it, and the lab asks it',
  { tag: '@subpath' },
  async ({ page }) => {
    const files = weightsAskedFor(page);
    const lab = await open(page);
    await ask(lab, PROMPT);
    await expectLive(lab);
    const before = await lab.locator('.it-bars').first().innerText();
    const dialog = await openDialog(page, lab);
    await dialog.getByRole('radio', { name: TINY_TITLE }).check();
    await expect(dialog).toContainText(`${TINY.n_layer} layers × ${TINY.n_head} heads`);
    expect(files.filter((file) => file.includes('tiny'))).toEqual([]);
    await dialog.getByRole('button', { name: `Use ${TINY_TITLE} · download` }).click();

    await showsLive(lab, TINY_TITLE);
    await expectLive(lab);
    await expect(lab.locator('textarea')).toHaveValue(PROMPT);
    await expect(lab.locator('.it-prompt-count')).toHaveText(`4 of ${TINY.n_positions} tokens`);
    await expect(lab.locator('.it-bars').first()).not.toHaveText(before, { useInnerText: true });
    expect(page.workers()).toHaveLength(1);
    await expect(page).toHaveURL(/model=tiny/);

    // Another page of the course: still that model, and only when it is wanted.
    files.length = 0;
    const next = await open(page, 'embed/logit-lens/');
    await atRest(page);
    expect(files).toEqual([]);
    await expect(next.locator('.it-origin')).toContainText('Stored run of course-12m');
    await expect(next.locator('.it-model-button')).toHaveText(TINY_TITLE);
    await askLive(next, PROMPT);
    await showsLive(next, TINY_TITLE);
    await expect(next.locator('textarea')).toHaveValue(PROMPT);
  },
);

test('every lab of a page answers with the new model, in its shapes', async ({ page }) => {
  await page.goto('output-probabilities/');
  const labs = promptLabs(page);
  await askLive(labs.first(), PROMPT);
  await choose(page, labs.first(), TINY_TITLE);
  for (const id of ['sampling', 'logit-lens']) {
    const lab = page.locator(`#${id}`);
    await lab.scrollIntoViewIfNeeded();
    await showsLive(lab, TINY_TITLE);
    await expectLive(lab);
  }
  const labels = page.locator('#logit-lens').getByText(/block\s1/i);
  await expect(labels.first()).toBeVisible();
  await expect(page.locator('#logit-lens').getByText(/block\s2/i)).toHaveCount(0);
});

test('a link may offer a model, but not download it', async ({ page }) => {
  const files = weightsAskedFor(page);
  const lab = await open(page, `${LAB}#at=next-token&prompt=She&model=tiny`);
  await expect(lab.locator('.it-status-note')).toHaveText(
    `This link was made with ${TINY_TITLE}; here it is course-12m.`,
  );
  await atRest(page);
  expect(files).toEqual([]);
  const dialog = await openDialog(page, lab);
  await expect(dialog.getByRole('radio', { name: TINY_TITLE })).toBeChecked();
  await dialog.getByRole('button', { name: `Use ${TINY_TITLE}` }).click();
  await showsLive(lab, TINY_TITLE);
  await expect(lab.locator('.it-status-note')).toHaveCount(0);
});

test('the way back to an experiment downloads no model on a metered line', async ({ page }) => {
  await meter(page);
  const files = weightsAskedFor(page);
  const lab = await open(page);
  await choose(page, lab, TINY_TITLE);
  await showsLive(lab, TINY_TITLE);
  await expect(page).toHaveURL(/model=tiny/);
  files.length = 0;
  // The default model is the page's first, and has never been loaded.
  await page.evaluate(() => history.back());
  await expect(lab.locator('.it-model-button')).toHaveText('course-12m');
  await expect(lab).toHaveAttribute('data-state', 'idle');
  await atRest(page);
  await expect(lab).toHaveAttribute('data-state', 'idle');
  expect(files).toEqual([]);
  await expect(lab.getByRole('button', { name: /^Run.* MB$/ })).toBeVisible();
  // The other one is on the device, but none has run before.
  await page.evaluate(() => history.forward());
  await expect(lab.locator('.it-model-button')).toHaveText(TINY_TITLE);
  await expect(lab).toHaveAttribute('data-state', 'idle');
});

test('a link to a model that the site lacks is answered by the default one, and says so', async ({ page }) => {
  const lab = await open(page, `ja/${LAB}#at=next-token&prompt=She&model=gpt9`);
  await expect(lab.locator('.it-status-note')).toHaveText(
    'このサイトにモデル「gpt9」はありません。代わりにcourse-12mが答えます。',
  );
  await expectLive(lab);
});

test('a remembered model that has left the site gives way to the default one', async ({ page }) => {
  // Firefox runs it in the empty page as well, which has no store.
  await page.addInitScript(() => {
    if (origin !== 'null') localStorage.setItem('inside-transformer-model', '{"id":"gone","title":"Gone","bytes":1}');
  });
  const lab = await open(page);
  await ask(lab, PROMPT);
  await showsLive(lab, 'course-12m');
  await expect(lab.locator('.it-status-note')).toContainText('no model “gone”');
});

test('where nothing can be remembered, the choice holds for the page', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const lab = await open(page);
  await choose(page, lab, TINY_TITLE);
  await showsLive(lab, TINY_TITLE);
  await ask(lab, PROMPT);
  await expectLive(lab);
});

test('what is stored is listed, and can be deleted, one model or all', async ({ page }) => {
  const lab = await open(page);
  await choose(page, lab, TINY_TITLE);
  await showsLive(lab, TINY_TITLE);
  await choose(page, lab, 'course-12m');
  await showsLive(lab, 'course-12m');

  const dialog = await openDialog(page, lab);
  const stored = dialog.locator('.it-model-stored');
  await expect(stored.locator('li')).toHaveCount(4);
  await stored.getByRole('button', { name: `Delete ${TINY_TITLE}` }).click();
  await expect(stored).toContainText('MB deleted.');
  await expect(stored.locator('li')).toHaveCount(3);
  // The button is gone: who works by keys is still in the section it was in.
  await expect(stored).toBeFocused();
  await stored.getByRole('button', { name: 'Delete all' }).click();
  await expect(stored).toContainText('Nothing yet');
  await expect(stored.locator('li')).toHaveCount(0);
  await expect(stored).toBeFocused();
  expect(await page.evaluate(async () => (await (await caches.open('inside-transformer-files')).keys()).length)).toBe(
    0,
  );
  await page.keyboard.press('Escape');
  await expect(lab.locator('.it-model-button')).toBeFocused();
  await ask(lab, 'He looked at the');
  await expectLive(lab);
});

test('files that no model names any more are cleared away; those of other models and sites stay', async ({ page }) => {
  const lab = await open(page);
  await choose(page, lab, TINY_TITLE);
  await showsLive(lab, TINY_TITLE);
  const paths = () =>
    page.evaluate(async () => {
      const keys = await (await caches.open('inside-transformer-files')).keys();
      return keys.map(({ url }) => new URL(url).pathname);
    });
  const before = await paths();
  await page.evaluate(
    async (folder) => {
      const cache = await caches.open('inside-transformer-files');
      await cache.put(`${folder}${'0'.repeat(64)}`, new Response('old'));
      await cache.put(`/another/course/.files/${'0'.repeat(64)}`, new Response('not ours'));
    },
    before[0]!.replace(/[^/]*$/, ''),
  );
  await choose(page, lab, 'course-12m');
  await showsLive(lab, 'course-12m');
  await expect.poll(async () => (await paths()).filter((path) => path.endsWith('0'.repeat(64)))).toHaveLength(1);
  expect(await paths()).toEqual(expect.arrayContaining(before));
});

test('a browser that stores nothing says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'caches'));
  const lab = await open(page, `zh-cn/${LAB}`);
  const dialog = await openDialog(page, lab);
  await expect(dialog.locator('.it-model-stored')).toContainText('此浏览器不会为本页存储数据');
});

test('a list that can not be read is said, and read again', async ({ page, watch }) => {
  watch.expectProblem(/503/);
  await page.context().route(/index\.json$/, (route) => route.fulfill({ status: 503 }), { times: 1 });
  const lab = await open(page);
  await lab.locator('.it-model-button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('could not be read');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('radio')).toHaveCount(2);
});

oneModel('a site with one model shows what it is, and the dialog is accessible', async ({ page }) => {
  const lab = await open(page);
  const dialog = await openDialog(page, lab);
  await expect(dialog.getByRole('radio')).toHaveCount(0);
  await expect(dialog.locator('.it-model-option')).toContainText('course-12m');
  await expect(dialog.locator('.it-model-option')).toContainText('CC0-1.0');
  const { violations } = await new AxeBuilder({ page }).include('.it-model-dialog').analyze();
  expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
});
