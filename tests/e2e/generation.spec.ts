/** What the chapter on generating says, on the shipped model: single steps, the cache, loops, repeated phrases. */
import type { Page } from '@playwright/test';
import { EXAMPLES } from '../../src/components/RepeatedPhrase/copies';
import { cacheBytes } from '../../src/engine/decode-step';
import type { DecodedStep } from '../../src/engine/types';
import { exportedJson } from './support/export';
import { ask, expectLive } from './support/lab';
import { answer, config, softmax } from './support/shipped';
import { expect, test } from './support/test';

test.setTimeout(180_000);

const PROMPT = [7454, 2402, 257, 640, 612, 373, 257, 1310]; // Once upon a time there was a little
const lab = (page: Page, id: string) => page.locator(`#${id}`);
const strip = (page: Page) => lab(page, 'decode-steps').locator('.it-decode__text .it-token');
const press = (page: Page, name: string) =>
  lab(page, 'decode-steps').getByRole('button', { name, exact: true }).click();
const steps = async (page: Page) =>
  (await exportedJson<{ steps: DecodedStep[] }>(page, lab(page, 'decode-steps'))).steps;

test('one press, one token: with the cache one token goes in, and the answer is that of the whole text', async ({
  page,
}) => {
  await page.goto('generation/');
  const figure = lab(page, 'decode-steps');
  await expect(figure).toHaveAttribute('data-origin', 'stored');
  await expect(strip(page)).toHaveCount(PROMPT.length + 3);

  await figure.scrollIntoViewIfNeeded();
  await press(page, 'Next token');
  await expect(strip(page)).toHaveCount(PROMPT.length + 4, { timeout: 60_000 });
  await expectLive(figure);
  const cached = await steps(page);
  expect(cached.map(({ fed }) => fed)).toEqual([PROMPT.length, 1, 1, 1]);
  expect(cached.map(({ past }) => past)).toEqual([0, 8, 9, 10]);
  expect(cached.map((step) => step.cacheBytes)).toEqual([8, 9, 10, 11].map((n) => cacheBytes(config, n)));
  const ids = [...PROMPT, ...cached.map(({ token }) => token.id)];
  const p = softmax(answer(ids.slice(0, -1)).logits);
  for (const candidate of cached[3]!.distribution.candidates) {
    expect(Math.abs(candidate.probability - p[candidate.token.id]!)).toBeLessThan(1e-5);
  }
  // The model's own probability, and no end in sight.
  for (const { endOfText } of cached) expect(endOfText).toBeLessThan(1e-3);

  await test.step('a step back and forth gives the same token', async () => {
    await press(page, 'One step back');
    await expect(strip(page)).toHaveCount(PROMPT.length + 3);
    await press(page, 'Next token');
    await expect(strip(page)).toHaveCount(PROMPT.length + 4);
    expect((await steps(page)).at(-1)!.token.id).toBe(cached[3]!.token.id);
    await expect.poll(() => page.url()).toContain('decode-steps.steps=4');
  });

  await test.step('without the cache the same text, and every token again', async () => {
    await figure.getByText('Keep keys and values (cache)').click();
    await expect(figure.locator('.it-decode__flow strong').nth(1)).toHaveText('11');
    await expectLive(figure);
    const whole = await steps(page);
    expect(whole.map(({ token }) => token.id)).toEqual(cached.map(({ token }) => token.id));
    expect(whole.map(({ fed }) => fed)).toEqual([8, 9, 10, 11]);
  });

  await test.step('an added token shows its step again', async () => {
    await strip(page).nth(PROMPT.length).click();
    await expect(figure.locator('.it-decode__flow strong').nth(1)).toHaveText('8');
  });

  await test.step('a new prompt begins anew; the context ends in words', async () => {
    await ask(figure, ' a'.repeat(config.n_positions - 1));
    await expect(figure.getByText('Nothing added yet')).toBeVisible();
    await press(page, 'Next token');
    await expect(figure.getByText(`The text has ${config.n_positions} tokens`)).toBeVisible();
    await expect(figure.getByRole('button', { name: 'Next token' })).toBeDisabled();
    await ask(figure, ' a'.repeat(config.n_positions + 40));
    await expect(figure.getByRole('alert')).toContainText('there is no room');
    await ask(figure, '');
    await expect(figure.getByText('Type a beginning')).toBeVisible();
  });
});

test('the cache: counts at any length, the same logits, less time on long texts', async ({ page }) => {
  await page.goto('generation/#at=kv-cache&kv-cache.length=100');
  const figure = lab(page, 'kv-cache');
  const counts = figure.locator('.it-kv__counts tbody tr');
  await expect(counts.nth(0).locator('td')).toHaveText(['100', '1']);
  await expect(counts.nth(1).locator('td')).toHaveText(['5,050', '100']);
  await expect(figure.locator('.it-kv__formula')).toContainText(cacheBytes(config, 100).toLocaleString('en'));

  await figure.getByRole('button', { name: 'Measure both ways' }).click();
  await expect(figure.getByRole('button', { name: 'Stop', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(figure.locator('.it-kv__verdict')).toContainText('times as long', { timeout: 120_000 });
  await expect(figure.getByRole('button', { name: 'Measure both ways' })).toBeVisible({ timeout: 120_000 });
  await expect(figure).toHaveAttribute('data-origin', 'live');
  const { results } = await exportedJson<{
    results: {
      tokens: number;
      times: { whole: number[]; cached: number[] };
      largestDifference: number;
      largestLogit: number;
      sameTop: boolean;
      cacheBytes: number;
    }[];
  }>(page, figure);
  expect(results.map(({ tokens }) => tokens)).toEqual([16, 64, 128, config.n_positions - 6]);
  const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
  for (const result of results) {
    expect(result.largestDifference / result.largestLogit).toBeLessThan(1e-4);
    expect(result.sameTop).toBe(true);
    expect(result.cacheBytes).toBe(cacheBytes(config, result.tokens));
    expect(result.times.whole.length).toBeGreaterThan(2);
    expect(result.times.whole.length).toBe(result.times.cached.length);
  }
  const { times } = results.at(-1)!;
  expect(median(times.whole)).toBeGreaterThan(median(times.cached));

  await test.step('the chart speaks by keyboard', async () => {
    const chart = figure.getByRole('slider', { name: /^Time of one step/ });
    await chart.focus();
    await page.keyboard.press('End');
    await expect(chart).toHaveAttribute('aria-valuetext', /^without cache: 250 tokens: median/);
    await page.keyboard.press('ArrowDown');
    await expect(chart).toHaveAttribute('aria-valuetext', /^with cache: 250 tokens: median/);
  });
});

test('greedy choice repeats itself and expects its repetitions; drawing does not; the second copy gains most', async ({
  page,
}) => {
  await page.goto('generation/');
  const figure = lab(page, 'greedy-loop');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-origin', 'stored');
  const repeated = (way: string) => figure.locator(`[data-way=${way}] [data-count]`);
  for (const prompt of [null, 'She opened the door and looked at the']) {
    if (prompt) await ask(figure, prompt);
    const write = figure.getByRole('button', { name: /^Write 100/ });
    await expect(write).toBeEnabled();
    await write.click();
    await expect(figure.locator('[data-way=drawn] .it-running__token')).toHaveCount(100, { timeout: 120_000 });
    await expectLive(figure);
    await expect(figure.locator('[data-way=greedy] .it-running__token')).toHaveCount(100);
    const count = async (way: string) => Number(await repeated(way).getAttribute('data-count'));
    expect(await count('greedy')).toBeGreaterThan(50);
    expect(await count('drawn')).toBeLessThan(10);
    const means = await figure
      .locator('.it-greedy__groups tbody tr td:nth-of-type(1)')
      .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.mean)));
    expect(means.at(-1), 'often seen, against never').toBeGreaterThan(means[0]!);
  }

  const phrases = lab(page, 'repeated-phrase');
  await phrases.scrollIntoViewIfNeeded();
  for (const phrase of EXAMPLES) {
    await test.step(phrase, async () => {
      await ask(phrases, phrase);
      await expectLive(phrases);
      const { means } = await exportedJson<{ means: number[] }>(page, phrases);
      const gains = means.slice(1).map((mean, i) => mean - means[i]!);
      expect(gains[0]).toBeGreaterThan(0);
      expect(Math.max(...gains)).toBe(gains[0]);
      expect(means.at(-1)).toBeGreaterThan(means[1]!);
      if (phrase === EXAMPLES.at(-1)) expect(Math.exp(means.at(-1)!), 'senseless words').toBeLessThan(0.01);
    });
  }
  await ask(phrases, '  ');
  await expect(phrases.getByText('Type a phrase to repeat.')).toBeVisible();
  await ask(phrases, ' a'.repeat(config.n_positions + 1));
  await expect(phrases.getByText('This phrase does not even fit once.')).toBeVisible();

  const quiz = page.locator('#quiz-sang');
  await quiz.scrollIntoViewIfNeeded();
  await quiz.getByRole('button', { name: 'The bird sang. The bird sang. The bird' }).click();
  await expect(quiz.locator('.is-right')).toBeVisible();
});
