/** What the chapter on positional encoding says happens, one step for each of its predictions and questions. */
import { mean, numbersAt, numbersOf, verdict } from '../support/claims';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

interface Order {
  prompt: string;
  scale: number;
  mask: string;
  divergence: number;
  stages: { difference: number; usual: number }[];
}
interface Shift {
  offset: number;
  comparison: { runs: { divergence: number }[]; tokens: { token: { id: number }; probabilities: number[] }[] };
}

/** Mean cosine of rows that are `apart` positions from each other. */
function alike(cosines: number[], apart: number): number {
  const rows = Math.sqrt(cosines.length);
  return mean(Array.from({ length: rows - apart }, (_, i) => cosines[i * rows + i + apart]!));
}

test('order that disappears, leaks, and is stored in a table', async ({ page }) => {
  await page.goto('positional-encoding/');
  const order = (scale: number, mask: 'causal' | 'none') =>
    numbersAt<Order>(
      page,
      'word-order',
      `word-order.scale=${scale}&word-order.mask=${mask}`,
      (at) => at.scale === scale && at.mask === mask,
    );

  await test.step('blind: only without positions and without the mask does the last position not notice', async () => {
    const none = await order(0, 'none');
    expect(none.stages).toHaveLength(7);
    for (const { difference, usual } of none.stages.slice(1)) {
      expect(difference).toBeLessThan(1e-4);
      expect(usual).toBeGreaterThan(1000 * difference);
    }
    expect(none.divergence).toBeLessThan(1e-9);
    const unmasked = await order(1, 'none');
    for (const { difference } of unmasked.stages.slice(1)) expect(difference).toBeGreaterThan(0.01);
    expect(unmasked.divergence).toBeGreaterThan(1e-4);
  });

  await test.step('leak: through the mask in block 1, and not as a faint echo', async () => {
    const { stages, divergence } = await order(0, 'causal');
    const [before, first, ...later] = stages;
    expect(before!.difference).toBe(0);
    expect(first!.difference).toBeLessThan(1e-4);
    for (const { difference, usual } of later) expect(difference).toBeGreaterThan(usual / 10);
    expect(later.filter(({ difference, usual }) => difference > usual).length).toBeGreaterThan(later.length / 3);
    expect(divergence).toBeGreaterThan(1e-3);
  });

  await test.step('alike: rows near each other, in the learned table; each clearly less than itself', async () => {
    const lab = page.locator('#position-table');
    await lab.scrollIntoViewIfNeeded();
    const stored = lab.getByRole('radio', { name: 'as stored' });
    await expect(stored).toBeEnabled();
    await stored.check();
    const { cosines } = await numbersOf<{ cosines: number[] }>(page, lab, (json) => json.cosines.length === 256 * 256);
    const [one, few, some, many] = [1, 8, 32, 128].map((apart) => alike(cosines, apart)) as [
      number,
      number,
      number,
      number,
    ];
    expect(one).toBeGreaterThan(few);
    expect(few).toBeGreaterThan(some);
    expect(some).toBeGreaterThan(many);
    expect(one).toBeLessThan(0.9);
  });

  await test.step('move: another answer far away, a nearer one a few steps off', async () => {
    const at = async (offset: number) => {
      const shift = await numbersAt<Shift>(
        page,
        'shift-text',
        `shift-text.offset=${offset}`,
        (j) => j.offset === offset,
      );
      return shift.comparison.runs[1]!.divergence;
    };
    const far = await at(100);
    expect(far).toBeGreaterThan(0.3);
    for (const near of [1, 2, 3]) expect(await at(near)).toBeLessThan(far / 2);
  });

  await test.step('orders: three orders of the same words, three answers', async () => {
    const values = Object.values(await verdict(page, 'orders')).sort((a, b) => a - b);
    expect(values[1]! / values[0]!).toBeGreaterThan(1.02);
    expect(values[2]! / values[1]!).toBeGreaterThan(1.02);
  });
});
