/** Query, key and value: every number put together from the weights is the model's, and bent scores do what the chapter says. */
import type { Page } from '@playwright/test';
import { exportedJson } from './support/export';
import { askLive, expectLive, fillNumber } from './support/lab';
import { expect, test } from './support/test';

const PROMPT = 'She opened the door and looked at the';
const number = (text: string | null) => Number((text ?? '').replace('−', '-').replaceAll(',', ''));

interface Cell {
  layer: number;
  head: number;
  part: string;
  dim: number;
  index: number;
  bias: number;
  q: number[];
  k: number[];
  v: number[];
  column: number[];
  terms: number[];
}

test('one number of q, k or v: products and bias sum to the model’s own, in any place', async ({ page }) => {
  await page.goto('qkv/');
  const lab = page.locator('#qkv-cell');
  await askLive(lab, PROMPT);
  for (const [layer, head, part, dim] of [
    [0, 0, 'query', 3],
    [3, 5, 'value', 31],
    [5, 2, 'key', 17],
  ] as const) {
    await lab.getByRole('group', { name: 'Block' }).getByRole('radio').nth(layer).check({ force: true });
    await lab.getByRole('group', { name: 'Head' }).getByRole('radio').nth(head).check({ force: true });
    await lab.getByRole('radio', { name: part, exact: true }).check({ force: true });
    await fillNumber(lab.getByRole('spinbutton'), dim);
    await expect(lab.locator('.it-qkv__sum h4')).toContainText(`${part[0]}[${dim}]`);
    await expect(lab.locator('.it-qkv__sum h4')).toContainText(`block ${layer}, head ${head}`);
    await expectLive(lab);
  }
  const cell = await exportedJson<Cell>(page, lab);
  // course-12m: 192 features, 6 heads of 32; keys begin at column 192.
  expect([cell.layer, cell.head, cell.part, cell.dim, cell.index]).toEqual([5, 2, 'k', 17, 192 + 2 * 32 + 17]);
  const sum = cell.terms.reduce((a, b) => a + b, cell.bias);
  expect(cell.terms).toHaveLength(192);
  expect(sum).toBeCloseTo(cell.k[7 * 32 + 17]!, 4);
  expect(number(await lab.locator('.it-qkv__result').getAttribute('data-value'))).toBeCloseTo(sum, 4);

  // The calculation shows the same sum twice: its own, and the model's.
  await lab.getByText('Show the calculation').click();
  const [own, model] = await lab.locator('.it-calc tfoot td').allTextContents();
  expect(Math.abs(number(own!) - number(model!))).toBeLessThan(2e-4);

  // A feature that is pointed at is marked in all three strips, and its product is written out.
  await lab.locator('[data-strip=x] [role=slider]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.locator('.it-qkv__sum .it-heat-cursor')).toHaveCount(3);
  await expect(lab.locator('.it-qkv__term')).toContainText('Feature 1:');

  // A number of a strip is chosen by keyboard as well.
  const values = lab.getByRole('grid', { name: /^value vectors/ });
  await values.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(lab.locator('.it-qkv__sum h4')).toContainText('v[1]');
  await expectLive(lab);
});

test('one score: q times k over the dimensions, divided by the root of the width', async ({ page }) => {
  await page.goto('embed/score-sum/#at=score-sum&score-sum.layer=1&score-sum.head=4&score-sum.query=5&score-sum.key=2');
  const lab = page.locator('#score-sum');
  await askLive(lab, PROMPT);
  const shown = () =>
    lab.locator('[data-score]').evaluate((line) => ({
      score: Number((line as HTMLElement).dataset.score),
      dot: Number((line.parentElement!.querySelector('[data-dot]') as HTMLElement).dataset.dot),
    }));
  const there = await shown();
  expect(there.dot / Math.sqrt(32)).toBeCloseTo(there.score, 4);

  // The grid chooses the cell, by keyboard; the way back has another score, and is masked.
  const grid = lab.getByRole('grid');
  await grid.locator('[data-cell="5,2"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(grid.locator('[data-cell="2,5"]')).toHaveAttribute('aria-selected', 'true');
  await expect(lab).toContainText('This key comes after its query.');
  const back = await shown();
  expect(back.dot / Math.sqrt(32)).toBeCloseTo(back.score, 4);
  expect(Math.abs(back.score - there.score)).toBeGreaterThan(1e-3);
  const json = await exportedJson<{ query: number; key: number; q: number[]; k: number[]; scores: number[] }>(
    page,
    lab,
  );
  expect([json.query, json.key]).toEqual([2, 5]);
  const dot = json.q.slice(64, 96).reduce((sum, q, i) => sum + q * json.k[160 + i]!, 0);
  expect(dot / Math.sqrt(32)).toBeCloseTo(json.scores[2 * 8 + 5]!, 4);
});

test('reversed, squared and no scores: what the chapter says of them, in the model', async ({ page }) => {
  await page.goto('qkv/');
  const lab = page.locator('#score-shape');
  await askLive(lab, PROMPT);
  await expect(lab.locator('.it-ba')).toHaveAttribute('data-identical', 'true');
  const results: Record<string, { kl: number; surprise: number; patterns: number[][] }> = {};
  for (const name of ['reversed', 'squared', 'none']) {
    await lab.getByRole('radio', { name, exact: true }).check({ force: true });
    await expect(lab.locator('.it-ba thead')).toContainText(name);
    await expectLive(lab);
    results[name] = await measured(page);
  }
  const { reversed, squared, none } = results as Record<'reversed' | 'squared' | 'none', (typeof results)[string]>;
  expect(none.kl).toBeGreaterThan(0.1);
  for (const worse of [reversed, squared]) {
    expect(worse.kl).toBeGreaterThan(none.kl);
    expect(worse.surprise).toBeGreaterThan(none.surprise);
  }
  // No scores: every row is an average.
  for (let i = 0; i < 8; i++)
    for (let j = 0; j <= i; j++) expect(none.patterns[1]![i * 8 + j]).toBeCloseTo(1 / (i + 1), 5);

  // The sliders go back to normal, and nothing is left of the change.
  await lab.getByRole('button', { name: /^a: .*back to normal$/ }).click();
  await expectLive(lab);
  await expect(lab.locator('.it-ba')).toHaveAttribute('data-identical', 'true');

  async function measured(on: Page) {
    const json = await exportedJson<{
      comparison: { runs: { divergence: number }[] };
      surprise: [number, number];
      patterns: number[][];
    }>(on, lab);
    return { kl: json.comparison.runs[1]!.divergence, surprise: json.surprise[1], patterns: json.patterns };
  }
});

test('an empty prompt and 64 tokens', async ({ page }) => {
  await page.goto('embed/score-sum/');
  const lab = page.locator('#score-sum');
  await askLive(lab, 'The old man went to the sea. '.repeat(9).trim());
  await expect(lab.getByRole('grid')).toHaveAttribute('aria-rowcount', /^(6\d|7\d)$/);
  await expect(lab.locator('.it-matrix-part .it-cell')).toHaveCount(81);
  await lab.locator('textarea').fill('');
  await expect(lab).toContainText('Write something');
});
