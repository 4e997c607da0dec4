/** The map: sizes that follow the prompt, explanations by keyboard, and links to chapters that exist. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import { config } from './support/shipped';

const lab = (page: Page) => page.locator('#model-map');
const shape = (page: Page, part: string) => lab(page).locator(`[data-part=${part}] .it-map__shape`);

test('sizes are those of the model and of the prompt', async ({ page }) => {
  await page.goto('./');
  await lab(page).scrollIntoViewIfNeeded();
  const { n_embd, n_head, n_layer, vocab_size } = config;
  const sizes = [8, n_embd, n_layer, n_head, n_embd / n_head, 4 * n_embd, vocab_size].map((n) =>
    n.toLocaleString('en'),
  );
  await expect(lab(page).locator('.it-map__sizes dd')).toHaveText(sizes);
  await expect(shape(page, 'embedding')).toHaveText(`8 × ${n_embd}`);
  await expect(shape(page, 'output')).toHaveText(`8 × ${vocab_size.toLocaleString('en')}`);

  const field = page.locator('#next-token textarea');
  await page.locator('#next-token').scrollIntoViewIfNeeded();
  await expect(field).toBeEnabled();
  await field.fill('The dog ran over');
  await expect(shape(page, 'embedding')).toHaveText(`4 × ${n_embd}`);
  await expect(lab(page).locator('.it-map__token')).toHaveText(['The', '␣dog', '␣ran', '␣over']);
});

test('every part tells what goes in and out, by keyboard; the weights add up to the model', async ({ page }) => {
  await page.goto('./');
  await lab(page).scrollIntoViewIfNeeded();
  const parts = lab(page).locator('[data-part] > button');
  await expect(parts.first()).toBeEnabled();
  const detail = lab(page).locator('#model-map-detail');
  let weights = 0;
  for (const part of await parts.all()) {
    await part.focus();
    await page.keyboard.press('Enter');
    await expect(part).toHaveAttribute('aria-pressed', 'true');
    await expect(detail.getByRole('heading')).toHaveText((await part.locator('.it-map__name').textContent())!);
    const said = await detail.locator('dd').last().innerText();
    const all = /([\d,]+) in all/.exec(said) ?? /^([\d,]+) \(/.exec(said);
    weights += all ? Number(all[1]!.replaceAll(',', '')) : 0;
  }
  const manifest = JSON.parse(readFileSync('public/models/course-12m/manifest.json', 'utf8')) as { parameters: number };
  expect(weights).toBe(manifest.parameters);

  await expect.poll(() => page.url()).toContain('model-map.part=probabilities');
  await page.reload();
  await expect(lab(page).locator('[data-part=probabilities]')).toHaveAttribute('data-chosen', 'true');
});

test(
  'parts lead to their chapters where those exist, in every language',
  { tag: '@subpath' },
  async ({ page, request }) => {
    for (const folder of ['', 'ja/', 'zh-cn/']) {
      await page.goto(`./${folder}`);
      const links = await lab(page)
        .locator('a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      expect(links.length).toBeGreaterThan(2);
      for (const link of new Set(links)) {
        expect(link).toContain(folder);
        expect((await request.get(link)).status(), link).toBe(200);
      }
    }
  },
);
