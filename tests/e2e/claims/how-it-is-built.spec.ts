/** What the last chapter says happens, one step for each of its predictions and questions. */
import type { LogitError } from '../../../src/engine/types';
import { outputNames } from '../../../src/engine/outputs';
import { best, numbersOf, verdict } from '../support/claims';
import { exportedJson } from '../support/export';
import { expectLive } from '../support/lab';
import { config } from '../support/shipped';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

interface Timed {
  timing: { outputs: number; times: { logits: number[]; all: number[] } };
}
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

test('fewer bits, exact logits, and what fetching everything costs', async ({ page }) => {
  await page.goto('how-it-is-built/');

  await test.step('bits: four bits make the step about eighteen times as wide; at two, three values are left', async () => {
    const lab = page.locator('#int8');
    await lab.scrollIntoViewIfNeeded();
    const scale = async (bits: number) =>
      Number(await lab.locator(`tr[data-bits="${bits}"] [data-scale]`).getAttribute('data-scale'));
    await expect(lab.locator('tr[data-bits="8"] [data-scale]')).toBeVisible();
    expect((await scale(4)) / (await scale(8))).toBeCloseTo(127 / 7, 1);
    expect((await scale(2)) / (await scale(3))).toBeCloseTo(3, 2);
    const strip = lab.locator('[data-strip=whole]').getByRole('slider');
    const wholes = async (bits: number) => {
      await lab.getByRole('radio', { name: String(bits), exact: true }).check();
      await strip.focus();
      await page.keyboard.press('Home');
      const found: number[] = [];
      for (let at = 0; at < 40; at++) {
        const [, whole] = /→ ([-−]?\d+) ·/.exec((await strip.getAttribute('aria-valuetext'))!)!;
        found.push(Number(whole!.replace('−', '-')));
        await page.keyboard.press('ArrowRight');
      }
      return found;
    };
    expect((await wholes(2)).every((whole) => Math.abs(whole) <= 1)).toBe(true);
    // In the channel with the outlier most weights fall to 0 at few bits.
    const options = lab.locator('select option');
    const outlier = await options
      .filter({ hasText: /outlier/i })
      .first()
      .getAttribute('value');
    await lab.locator('select').selectOption(outlier!);
    const few = await wholes(3);
    expect(few.filter((whole) => whole === 0).length).toBeGreaterThan(few.length / 2);
  });

  await test.step('same-model: the most probable token nearly always stays, the distribution hardly moves', async () => {
    const lab = page.locator('#exact-error');
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('button', { name: /^Fetch the exact logits/ }).click();
    const { errors } = await numbersOf<{ errors: LogitError[] }>(page, lab, (json) => json.errors.length === 4);
    expect(errors.filter(({ sameTop }) => sameTop).length).toBeGreaterThanOrEqual(3);
    for (const { kl, largest } of errors) {
      expect(kl).toBeLessThan(0.01);
      expect(largest, 'not only in the last digits').toBeGreaterThan(1e-3);
    }
  });

  await test.step('all: every activation takes no multiple of what the logits alone take', async () => {
    const lab = page.locator('#your-device');
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('button', { name: 'Measure', exact: true }).click();
    await expect(lab.locator('[data-fact=all] dd')).toHaveText(/ms/);
    await expectLive(lab);
    const { timing } = await exportedJson<Timed>(page, lab);
    expect(timing.outputs).toBe(outputNames(config).length);
    // Each run against its neighbour of the other way: what else the machine does meets both.
    const { logits, all } = timing.times;
    expect(median(all.map((time, i) => time / logits[i]!))).toBeLessThan(3);
  });

  await test.step('live: other scripts cost more tokens than English words', async () => {
    const numbers = await verdict(page, 'live');
    expect(numbers['the old man']).toBe(3);
    expect(best(numbers)).toBe('量子化');
  });
});
