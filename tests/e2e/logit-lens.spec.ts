/** What each layer would have answered, against LayerNorm and output layer applied to the reference's residual streams. */
import type { Page } from '@playwright/test';
import { tokenLabel } from '../../src/components/shared/token-text';
import { describe as describeToken } from '../../src/engine/tokenizer';
import { expect, test } from './support/test';
import { ask, askLive } from './support/lab';
import { answer, golden, lens, ranking, softmax } from './support/shipped';

test.setTimeout(180_000);

const lab = (page: Page) => page.locator('#logit-lens');

interface Row {
  tokens: string[];
  percents: string[];
  rank: string;
}

async function rows(page: Page): Promise<Row[]> {
  return lab(page)
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => ({
        tokens: [...row.querySelectorAll('.it-lens__cell .it-token-text')].map((cell) => cell.textContent ?? ''),
        percents: [...row.querySelectorAll('.it-lens__cell small')].map((cell) => cell.textContent ?? ''),
        rank: row.querySelector('.it-lens__place')?.textContent ?? '',
      })),
    );
}

async function expectLens(page: Page, ids: number[]): Promise<void> {
  const layers = answer(ids).streams.map((stream) => softmax(lens(stream)));
  const orders = layers.map(ranking);
  const final = orders.at(-1)![0]!;
  const labels = orders.map((order) => order.slice(0, 5).map((id) => tokenLabel(describeToken(id))));
  await expect.poll(async () => (await rows(page)).map(({ tokens }) => tokens)).toEqual(labels);
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  const shown = await rows(page);
  for (const [i, { percents, rank }] of shown.entries()) {
    expect(Number(rank.replaceAll(',', '')), `rank in layer ${i}`).toBe(orders[i]!.indexOf(final) + 1);
    for (const [j, percent] of percents.entries()) {
      const unit = 10 ** -(/\.(\d+)%$/.exec(percent)?.[1]?.length ?? 0);
      const p = 100 * layers[i]![orders[i]![j]!]!;
      expect(Math.abs(parseFloat(percent) - p), `layer ${i}, ${labels[i]![j]}`).toBeLessThan(0.51 * unit + 1e-3 * p);
    }
  }
}

test('every layer, at the last position and at one that is chosen', async ({ page }) => {
  const { text, ids } = (await golden())[1]!;
  await page.goto('output-probabilities/');
  await askLive(lab(page), text);
  await expectLens(page, ids);
  await lab(page).locator('.it-token').nth(3).click();
  await expectLens(page, ids.slice(0, 4));
  await expect(lab(page).locator('.it-lens__question')).toContainText('Your text goes on with');

  await expect.poll(() => page.url()).toContain('logit-lens.position=3');
  await page.reload();
  await expect(lab(page).locator('.it-token').nth(3)).toHaveAttribute('aria-selected', 'true');
  await expectLens(page, ids.slice(0, 4));
});

test('keyboard: the cells are one stop, arrows say each cell', async ({ page }) => {
  await page.goto('output-probabilities/');
  await ask(lab(page), 'Once upon a time there was a');
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  const cells = lab(page).locator('.it-lens__cell');
  await expect(lab(page).locator('.it-lens__cell[tabindex="0"]')).toHaveCount(1);
  await lab(page).locator('.it-lens__cell[tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  await expect(cells.first()).toBeFocused();
  await expect(lab(page).locator('.it-lens__exact')).toContainText(/before block\s0: .*rank 1/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(lab(page).locator('.it-lens__exact')).toContainText(/after block\s0: .*rank 2/);
});
