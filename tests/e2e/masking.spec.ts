/** The mask: four linked matrices that follow from each other, other masks, and what later words can change. */
import type { Page } from '@playwright/test';
import { exportedJson } from './support/export';
import { ask, askLive, expectLive } from './support/lab';
import { expect, test } from './support/test';

const PROMPT = 'The king and the queen lived in a';

interface Steps {
  steps: Record<'dots' | 'scores' | 'pattern' | 'powers' | 'late', number[]> & {
    tokens: number;
    width: number;
    powerSums: number[];
    sums: number[];
    lateSums: number[];
  };
}

test('q·k, scores, mask, softmax: each matrix follows from the one before, linked by pointer and keys', async ({
  page,
}) => {
  await page.goto('masking/');
  const lab = page.locator('#mask-steps');
  await askLive(lab, PROMPT);
  await lab.getByRole('group', { name: 'Block' }).getByRole('radio').nth(4).check({ force: true });
  await lab.getByRole('group', { name: 'Head' }).getByRole('radio').nth(3).check({ force: true });
  await expect(lab.getByRole('grid').last()).toHaveAccessibleName(/block 4, head 3/);
  await expectLive(lab);

  const { steps } = await exportedJson<Steps>(page, lab);
  const T = steps.tokens;
  expect([T, steps.width]).toEqual([8, 32]);
  for (let at = 0; at < T * T; at++) {
    const [i, j] = [Math.floor(at / T), at % T];
    expect(steps.dots[at]! / Math.sqrt(32)).toBeCloseTo(steps.scores[at]!, 4);
    expect(steps.pattern[at]).toBeCloseTo(j > i ? 0 : steps.powers[at]! / steps.powerSums[i]!, 5);
  }
  for (const sum of steps.sums) expect(sum).toBeCloseTo(1, 5);
  for (const sum of steps.lateSums.slice(0, -1)) expect(sum).toBeLessThan(1);
  expect(steps.lateSums.at(-1)).toBeCloseTo(1, 5);

  // What is pointed at in one matrix is marked in all; the sentence above has the numbers of all four.
  await lab.locator('[data-step=scores] [data-cell="5,2"]').hover();
  await expect(lab.locator('.it-matrix-mark')).toHaveText(Array(4).fill('␣lived'));
  await expect(lab.locator('.it-matrix-column.is-marked')).toHaveText(Array(4).fill('␣and'));
  await expect(lab.locator('.it-mask__read')).toContainText(/“␣lived” asks, “␣and” answers/);
  await lab.locator('[data-step=dots] [data-cell="1,-1"]').click();
  await expect(lab.locator('.it-cell:not(.is-dim)')).toHaveCount(4 * T);
  await lab.locator('[data-step=dots] [data-cell="1,-1"]').click();

  // 28 cells above the diagonal are masked in the last two, none in the first two.
  const masked = (step: string) => lab.locator(`[data-step=${step}] .it-cell.is-masked`);
  for (const [step, count] of Object.entries({ dots: 0, scores: 0, masked_scores: 28, pattern: 28 })) {
    await expect(masked(step)).toHaveCount(count);
  }
  await expect(lab.locator('[data-step=pattern] .it-matrix-tail:not(.is-head)')).toHaveText(Array(T).fill('1.000'));
  await expect(lab.locator('[data-step=pattern] [role=rowheader]').last()).toHaveAccessibleName('␣a: sum 1.000');

  // The share of one cell, calculated.
  await lab.locator('[data-step=pattern] [data-cell="6,4"]').click();
  await lab.getByText('Show the calculation').click();
  const [sum, share, model] = (await lab.locator('.it-calc tfoot td').allTextContents()).map(Number);
  expect(sum).toBeCloseTo(steps.powerSums[6]!, 3);
  expect(share).toBeCloseTo(steps.pattern[6 * T + 4]!, 3);
  expect(model).toBe(share);

  // The mask in the wrong place.
  await lab.getByRole('radio', { name: 'after softmax', exact: true }).check({ force: true });
  await expect(masked('masked_scores')).toHaveCount(0);
  const sums = (await lab.locator('[data-step=pattern] .it-matrix-tail:not(.is-head)').allTextContents()).map(Number);
  expect(sums.at(-1)).toBe(1);
  expect(sums[0]).toBeLessThan(0.9);
});

interface Choice {
  comparison: { runs: { divergence: number; identical: boolean }[]; tokens: { probabilities: number[] }[] };
  patterns: number[][];
}

test('other masks: the prediction moves; under the other triangle earlier words have no influence', async ({
  page,
}) => {
  await page.goto('embed/mask-choice/');
  const lab = page.locator('#mask-choice');
  await askLive(lab, PROMPT);
  await expect(lab.locator('.it-ba')).toHaveAttribute('data-identical', 'true');
  const choose = async (name: string, heading: string) => {
    await lab.getByRole('radio', { name, exact: true }).check({ force: true });
    await expect(lab.locator('.it-ba thead')).toContainText(heading);
    await expectLive(lab);
    return exportedJson<Choice>(page, lab);
  };
  const none = await choose('all tokens', 'no mask');
  expect(none.comparison.runs[1]!.divergence).toBeGreaterThan(0.02);
  expect(none.patterns[1]!.every((p) => p > 0)).toBe(true);
  const window = await choose('a window', 'window of 3');
  expect(window.comparison.runs[1]!.divergence).toBeGreaterThan(0.02);
  expect(window.patterns[1]![7 * 8 + 4]).toBe(0);
  const later = await choose('itself and later ones', 'the other triangle');
  expect(later.patterns[1]!.slice(56)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);

  // Other words before the same last one, at the same place: not a bit of the prediction changes.
  await ask(lab, 'Once upon a time there lived in a');
  await expect(lab.locator('[data-run="1"] .it-matrix-label').first()).toHaveText('Once');
  await expectLive(lab);
  const other = await exportedJson<Choice>(page, lab);
  const after = ({ comparison }: Choice) => comparison.runs[1]!;
  expect(after(other)).toMatchObject({ entropy: (after(later) as unknown as { entropy: number }).entropy });
});

test('later words change no bit of earlier answers; without the mask they change all', async ({ page }) => {
  await page.goto('masking/');
  const lab = page.locator('#later-words');
  await askLive(lab, PROMPT);
  await lab.locator('textarea').nth(1).fill(' palace, far from the sea');
  await expectLive(lab);
  await expect(lab.locator('.it-later__summary')).toHaveText(/^All 8 earlier positions give the same answer/);
  await expect(lab.locator('tbody tr[data-identical=true]')).toHaveCount(8);

  await lab.getByRole('radio', { name: 'instead of its last token' }).check({ force: true });
  await expect(lab.locator('.it-later__summary')).toHaveText(/^All 7 earlier positions give the same answer/);
  await expect(lab.locator('tbody tr[data-identical=false]')).toHaveCount(1);
  await expect(lab.locator('tbody tr[data-identical=false] s')).toHaveText('␣a');

  await lab.getByRole('radio', { name: 'after the text' }).check({ force: true });
  await lab.getByRole('radio', { name: 'none', exact: true }).check({ force: true });
  await expect(lab.locator('.it-later__summary')).toHaveText(/^All 8 earlier positions give another answer/);
  await expectLive(lab);
  const { positions } = await exportedJson<{ positions: { identical: boolean; divergence: number }[] }>(page, lab);
  for (const { identical, divergence } of positions) expect([identical, divergence > 0]).toEqual([false, true]);
});

test('addresses that ask for too much are kept within the model', async ({ page }) => {
  await goTo(page, 'mask-steps', 'layer=99&mask-steps.head=0&mask-steps.row=400');
  await expect(page.locator('#mask-steps').getByRole('grid').first()).toHaveAccessibleName(/block 5, head 0/);
  await goTo(page, 'score-shape', 'c0=2&score-shape.c1=-2&score-shape.head=77');
  await expect(page.locator('#score-shape .it-bend__formula')).toHaveText('s → 2.0 · s + −2.0 · s²');
});

async function goTo(page: Page, lab: string, state: string): Promise<void> {
  await page.goto(`embed/${lab}/#at=${lab}&${lab}.${state}`);
  await expectLive(page.locator(`#${lab}`));
}
