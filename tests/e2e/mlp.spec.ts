/** The chapter on the MLP: every number of its figures against the independent implementation on the shipped weights. */
import type { Page } from '@playwright/test';
import { tokenLabel } from '../../src/components/shared/token-text';
import { mlpsOff } from '../../src/engine/switches';
import { describe as describeToken, encode } from '../../src/engine/tokenizer';
import { exportedJson } from './support/export';
import { askLive, expectLive } from './support/lab';
import { activations, config, divergence, ranking, weight } from './support/shipped';
import { expect, test } from './support/test';

test.setTimeout(180_000);

const TEXT = 'She opened the door and looked at the';
const tokens = encode(TEXT).map(({ id }) => id);
const D = config.n_embd;
const F = 4 * D;

/** Row `position` of an output [T,n]. */
const rowOf = (out: ReturnType<typeof activations>, name: string, position: number): number[] => {
  const { data, shape } = out[name]!;
  return [...data.slice(position * shape[1]!, (position + 1) * shape[1]!)];
};
const furthest = (a: number[], b: number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

interface Flow {
  layer: number;
  position: number;
  input: number[];
  pre: number[];
  post: number[];
  out: number[];
  neuron: { index: number };
}

test('a token’s way: the vectors are the model’s, a neuron can be taken apart, symbols mark the strips', async ({
  page,
}) => {
  const lab = page.locator('#mlp-flow');
  await page.goto('mlp/');
  await askLive(lab, TEXT);
  await lab.getByRole('radio', { name: '0', exact: true }).check({ force: true });
  await lab.getByRole('option').nth(3).click();
  await expectLive(lab);
  const out = activations(tokens);
  const shown = await exportedJson<Flow>(page, lab);
  expect([shown.layer, shown.position]).toEqual([0, 3]);
  for (const [part, name] of Object.entries({
    input: 'ln2.normalized',
    pre: 'mlp.pre',
    post: 'mlp.post',
    out: 'mlp_out',
  })) {
    const expected = rowOf(out, `blocks.0.${name}`, 3);
    expect(furthest(shown[part as 'pre'], expected), part).toBeLessThan(1e-3);
  }
  const pre = rowOf(out, 'blocks.0.mlp.pre', 3);
  expect(shown.neuron.index).toBe(pre.indexOf(Math.max(...pre)));

  // Another neuron by keyboard: along the strip, then Enter. Its sum is what the model computed.
  const strip = lab.locator('[data-part=pre]').getByRole('slider');
  await strip.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(lab.locator('[data-neuron="11"]')).toBeVisible();
  await expectLive(lab);
  await lab.getByText('Show the calculation').click();
  const [sum, model] = await lab.locator('.it-calc tfoot td').allTextContents();
  expect(sum).toBe(model);
  expect(Number(model!.replace('−', '-'))).toBeCloseTo(pre[11]!, 3);

  // Symbols of the formula and strips of the figure.
  await page.locator('.katex-display [data-sym=mlp_post]').first().hover();
  await expect(lab.locator('[data-part=post] [data-sym=mlp_post]')).toHaveAttribute('data-sym-marked');
});

test('neurons on the curve, who writes most, and the model without an MLP', async ({ page }) => {
  await page.goto(`mlp/#at=gelu-curve&gelu-curve.layer=0&neurons.layer=0&prompt=${encodeURIComponent(TEXT)}`);
  const out = activations(tokens);
  const last = tokens.length - 1;
  const pre = rowOf(out, 'blocks.0.mlp.pre', last);
  const post = rowOf(out, 'blocks.0.mlp.post', last);

  await test.step('curve', async () => {
    const lab = page.locator('#gelu-curve');
    await lab.scrollIntoViewIfNeeded();
    await expectLive(lab);
    const active = pre.filter((value) => value > 0).length;
    await expect(lab.locator('.it-gelu__count')).toContainText(`${active} of the ${F} neurons of block 0`);
    await lab.getByRole('slider', { name: /^Neurons in the order/ }).focus();
    await page.keyboard.press('End');
    const most = pre.indexOf(Math.max(...pre));
    await expect(lab.locator('.it-gelu__line')).toContainText(`neuron ${most}: ${pre[most]!.toFixed(3)}`);
  });

  await test.step('strongest', async () => {
    const lab = page.locator('#neurons');
    await lab.scrollIntoViewIfNeeded();
    await expectLive(lab);
    const W = weight('h.0.mlp.c_proj.weight');
    const length = (n: number) => Math.abs(post[n]!) * Math.hypot(...W.slice(n * D, (n + 1) * D));
    const strongest = Array.from(post, (_, n) => n).sort((a, b) => length(b) - length(a));
    const rows = lab.locator('.it-neurons__table tbody tr');
    await expect(rows.locator('th')).toHaveText(strongest.slice(0, 8).map(String));

    // What the first one promotes: its row of W_out times every token's embedding.
    const row = W.slice(strongest[0]! * D, (strongest[0]! + 1) * D);
    const wte = weight('wte.weight');
    const logits = Float64Array.from({ length: config.vocab_size }, (_, id) =>
      row.reduce((sum, value, d) => sum + value * wte[id * D + d]!, 0),
    );
    const expected = ranking(logits).slice(0, 6);
    await expect(rows.first().locator('.it-neurons__promotes > span')).toHaveText(
      expected.map((id) => tokenLabel(describeToken(id))),
    );
    // Another neuron of the list: where in the prompt it is active.
    await rows.nth(2).locator('input').check();
    await expect(lab.locator(`[data-neuron="${strongest[2]}"] li`)).toHaveCount(tokens.length);
    const values = await lab.locator('.it-neurons__over li small').allTextContents();
    for (const [t, text] of values.entries()) {
      const value = rowOf(out, 'blocks.0.mlp.post', t)[strongest[2]!]!;
      expect(Math.abs(Number(text.replace('−', '-')) - value)).toBeLessThan(0.006);
    }
  });

  await test.step('switched off', async () => {
    const lab = page.locator('#mlp-off');
    const kl = async () => Number(/KL divergence: ([\d.]+)/.exec(await lab.locator('.it-ba__summary').innerText())![1]);
    const expectWithout = async (layers: number[]) => {
      await expectLive(lab);
      const expected = divergence(out, activations(tokens, mlpsOff(config.n_layer, layers)));
      await expect.poll(kl).toBeCloseTo(expected, 2);
      return expected;
    };
    await lab.scrollIntoViewIfNeeded();
    const first = await expectWithout([0]);
    await lab.getByRole('switch', { name: 'MLP of block 0' }).click({ force: true });
    await expectLive(lab);
    await expect(lab.locator('.it-ba')).toHaveAttribute('data-identical', 'true');
    await lab.getByRole('switch', { name: 'MLP of block 3' }).click({ force: true });
    // The first block's MLP is the one that cannot be spared.
    expect(await expectWithout([3])).toBeLessThan(first / 5);

    // Fifty strongest neurons of the last block change more than fifty others.
    await open(page, `#at=mlp-off&mlp-off.what=neurons&mlp-off.layer=${config.n_layer - 1}&mlp-off.count=50`);
    await expectLive(lab);
    await expect(lab.locator('[data-random]')).toContainText('50 neurons');
    const random = Number(await lab.locator('[data-random]').getAttribute('data-random'));
    expect(await kl()).toBeGreaterThan(2 * random);
  });

  await test.step('question', async () => {
    const quiz = page.locator('#quiz-spared');
    await quiz.scrollIntoViewIfNeeded();
    await quiz
      .getByRole('button', { name: /block 1/ })
      .or(quiz.getByRole('radio', { name: /block 1/ }))
      .click();
    const prompt = encode('The king and the queen lived in a').map(({ id }) => id);
    const whole = activations(prompt);
    const [one, end] = [1, config.n_layer - 1].map((layer) =>
      divergence(whole, activations(prompt, mlpsOff(config.n_layer, [layer]))),
    ) as [number, number];
    const winner = one < end ? 'the MLP of block 1' : 'the MLP of the last block';
    await expect(quiz.locator('.it-run-quiz__status')).toContainText(
      `${winner}, with ${Math.min(one, end).toFixed(2)}`,
      {
        timeout: 60_000,
      },
    );
  });
});

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), `${hash}&prompt=${encodeURIComponent(TEXT)}`);
}
