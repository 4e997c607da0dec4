/** The chapter on layer normalization: its figures against the independent implementation on the shipped weights. */
import type { Page } from '@playwright/test';
import { normsOff } from '../../src/engine/switches';
import { encode } from '../../src/engine/tokenizer';
import { exportedJson } from './support/export';
import { askLive, expectLive } from './support/lab';
import { activations, config, divergence, softmax } from './support/shipped';
import { expect, test } from './support/test';

test.setTimeout(180_000);

const TEXT = 'She opened the door and looked at the';
const tokens = encode(TEXT).map(({ id }) => id);
const { n_layer: L, n_embd: D } = config;

interface Values {
  norm: string;
  position: number;
  mean: number;
  scale: number;
  dimensions: { x: number; standardised: number; gamma: number; beta: number; normalized: number }[];
}

test('one token’s numbers before and after each norm; a dimension written out; a factor that nobody hears', async ({
  page,
}) => {
  await page.goto('layernorm/');
  const lab = page.locator('#norm-values');
  await askLive(lab, TEXT);
  await lab.getByRole('option').nth(2).click();
  const out = activations(tokens);
  for (const [name, own, stream] of [
    ['before the MLP', 'blocks.3.ln2', 'blocks.3.resid_mid'],
    ['the final one', 'ln_final', `blocks.${L - 1}.resid_post`],
  ] as const) {
    await test.step(name, async () => {
      await lab.getByRole('radio', { name }).check({ force: true });
      await expectLive(lab);
      const shown = await exportedJson<Values>(page, lab);
      expect(shown.position).toBe(2);
      expect(shown.mean).toBeCloseTo(out[`${own}.mean`]!.data[2]!, 4);
      expect(shown.scale).toBeCloseTo(out[`${own}.scale`]!.data[2]!, 3);
      for (const [d, { x, standardised, normalized }] of shown.dimensions.entries()) {
        expect(Math.abs(x - out[stream]!.data[2 * D + d]!)).toBeLessThan(1e-3);
        expect(Math.abs(normalized - out[`${own}.normalized`]!.data[2 * D + d]!)).toBeLessThan(1e-3);
        expect(Math.abs(standardised - (x - shown.mean) / shown.scale)).toBeLessThan(1e-9);
      }
      // Mean 0 and variance 1 after the first step.
      const sum = shown.dimensions.reduce((total, { standardised }) => total + standardised, 0);
      const squares = shown.dimensions.reduce((total, { standardised }) => total + standardised ** 2, 0);
      expect(Math.abs(sum / D)).toBeLessThan(1e-4);
      expect(squares / D).toBeCloseTo(1, 3);
    });
  }
  // Along the first ruler by keyboard: the last dimension has the largest value; the page's sum is the model's number.
  await lab.getByRole('slider', { name: /^Dimensions of the vector/ }).focus();
  await page.keyboard.press('End');
  const x = out[`blocks.${L - 1}.resid_post`]!.data.slice(2 * D, 3 * D);
  const largest = x.indexOf(Math.max(...x));
  await expect(lab.locator(`[data-dimension="${largest}"]`)).toBeVisible();
  const sum = await lab.locator('.it-normvalues__sum strong').last().innerText();
  await expect(lab.locator('.it-normvalues__model')).toContainText(sum);
  await page.locator('.katex-display [data-sym=gamma]').first().hover();
  await expect(lab.locator('[data-part=gamma]')).toHaveAttribute('data-sym-marked');

  await test.step('ten times', async () => {
    const scaled = page.locator('#norm-scale');
    await scaled.scrollIntoViewIfNeeded();
    await expectLive(scaled);
    expect(Number(await scaled.locator('[data-most]').getAttribute('data-most'))).toBeLessThan(1e-3);
    await expect(scaled.locator('.it-ba')).toHaveAttribute('data-identical', 'false');
    await scaled.getByRole('button', { name: 'Multiply by: back to normal' }).click();
    await expectLive(scaled);
    await expect(scaled.locator('.it-ba')).toHaveAttribute('data-identical', 'true');
    await expect(scaled.locator('[data-most]')).toHaveAttribute('data-most', '0');
  });
});

test('norms left out: the answer, its entropy, and all of them at once', async ({ page }) => {
  await page.goto(`layernorm/#at=norm-off&norm-off.off=3b&prompt=${encodeURIComponent(TEXT)}`);
  const lab = page.locator('#norm-off');
  await lab.scrollIntoViewIfNeeded();
  const out = activations(tokens);
  const kl = async () => Number(/KL divergence: ([\d.]+)/.exec(await lab.locator('.it-ba__summary').innerText())?.[1]);
  const entropy = async () => Number(await lab.locator('[data-entropy]').getAttribute('data-entropy'));
  const expectWithout = async (norms: number[]) => {
    await expectLive(lab);
    const changed = activations(tokens, normsOff(L, norms));
    await expect.poll(kl).toBeCloseTo(divergence(out, changed), 2);
    const p = softmax(changed.logits!.data.slice(-config.vocab_size));
    const expected = -p.reduce((total, value) => total + (value > 0 ? value * Math.log(value) : 0), 0);
    expect(await entropy()).toBeCloseTo(expected, 2);
    return expected;
  };
  await expect(lab.getByRole('switch', { name: 'block 3, before the MLP' })).not.toBeChecked();
  const one = await expectWithout([7]);
  await open(page, '#at=norm-off&norm-off.off=final');
  // Without the final one the answer is much too sure.
  expect(await expectWithout([2 * L])).toBeLessThan(one / 2);

  await lab.getByRole('button', { name: 'All LayerNorms off' }).click();
  await expectLive(lab);
  expect(await entropy()).toBeLessThan(0.1);
  // The curve says it in words, too.
  await lab.getByRole('slider', { name: /^Scale of the residual stream/ }).focus();
  await page.keyboard.press('End');
  await expect(lab.locator('.it-chart__said')).toContainText('the final one');

  await lab.getByRole('button', { name: 'How much of them is left: back to normal' }).click();
  await expectLive(lab);
  await expect(lab.locator('.it-ba')).toHaveAttribute('data-identical', 'true');

  const quiz = page.locator('#quiz-vital');
  await quiz.scrollIntoViewIfNeeded();
  await quiz
    .getByRole('button', { name: 'the final one' })
    .or(quiz.getByRole('radio', { name: 'the final one' }))
    .click();
  const expected = divergence(out, activations(tokens, normsOff(L, [2 * L])));
  await expect(quiz.locator('.it-run-quiz__status')).toContainText(expected.toFixed(2), { timeout: 60_000 });
});

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), `${hash}&prompt=${encodeURIComponent(TEXT)}`);
}
