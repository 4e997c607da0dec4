/** What the chapter on generating text says happens, one step for each of its predictions and questions. */
import { EXAMPLES } from '../../../src/components/RepeatedPhrase/copies';
import { ask, expectLive } from '../support/lab';
import { best, numbersAt, numbersOf, verdict } from '../support/claims';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

interface Steps {
  seed: number;
  cache: boolean;
  steps: { token: { id: number }; fed: number; past: number; endOfText: number }[];
}
interface Measured {
  results: { tokens: number; times: { whole: number[]; cached: number[] }; largestDifference: number }[];
}
interface Greedy {
  prompt: string;
  texts: Record<'greedy' | 'drawn', { token: { id: number }; probability: number }[]>;
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
/** Steps whose last four tokens have stood in this order before. */
function repeated(ids: number[]): number {
  const seen = new Set<string>();
  return ids.filter((_, at) => {
    const piece = ids.slice(Math.max(0, at - 3), at + 1).join();
    return at >= 3 && (seen.has(piece) || (seen.add(piece), false));
  }).length;
}

test('steps back and forth, the cache, loops, and where they come from', async ({ page }) => {
  await page.goto('generation/');

  await test.step('same-again: a step back and forth gives the same token; another seed another text; no cache the same', async () => {
    const at = (seed: number, cache: boolean) =>
      numbersAt<Steps>(
        page,
        'decode-steps',
        `decode-steps.steps=8&decode-steps.seed=${seed}&decode-steps.cache=${cache}`,
        (json) => json.seed === seed && json.cache === cache && json.steps.length === 8,
      );
    const text = ({ steps }: Steps) => steps.map(({ token }) => token.id);
    const first = await at(1, true);
    expect(first.steps.slice(1).map(({ fed }) => fed)).toEqual(Array(7).fill(1));
    for (const { endOfText } of first.steps) expect(endOfText).toBeLessThan(1e-3);
    const lab = page.locator('#decode-steps');
    await lab.getByRole('button', { name: 'One step back', exact: true }).click();
    await numbersOf<Steps>(page, lab, ({ steps }) => steps.length === 7);
    await lab.getByRole('button', { name: 'Next token', exact: true }).click();
    expect(text(await numbersOf<Steps>(page, lab, ({ steps }) => steps.length === 8))).toEqual(text(first));
    const whole = await at(1, false);
    expect(text(whole)).toEqual(text(first));
    expect(whole.steps.map(({ fed }) => fed)).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
    expect(text(await at(2, true))).not.toEqual(text(first));
  });

  await test.step('saving: it grows with the text, and the logits are the same but for the last digits', async () => {
    const lab = page.locator('#kv-cache');
    await lab.scrollIntoViewIfNeeded();
    await lab.getByRole('button', { name: 'Measure both ways' }).click();
    await expect(lab.locator('.it-kv__verdict')).toContainText('times as long');
    await expect(lab.getByRole('button', { name: 'Measure both ways' })).toBeVisible();
    const { results } = await numbersOf<Measured>(page, lab, (json) => json.results.length > 2);
    const saved = results.map(({ times }) => median(times.whole) - median(times.cached));
    expect(saved.at(-1)).toBeGreaterThan(saved[0]!);
    for (const { largestDifference } of results) expect(largestDifference).toBeLessThan(1e-3);
  });

  await test.step('loop: greedy choice repeats itself, and expects its repetitions; drawing hardly does', async () => {
    const lab = page.locator('#greedy-loop');
    for (const prompt of ['Once upon a time there was a little', 'The old man sat down by the']) {
      await ask(lab, prompt);
      await lab.getByRole('button', { name: /^Write 100/ }).click();
      await expect(lab.locator('[data-way=drawn] .it-running__token')).toHaveCount(100);
      const { texts } = await numbersOf<Greedy>(
        page,
        lab,
        (json) => json.prompt === prompt && json.texts.drawn.length === 100,
      );
      const ids = (way: 'greedy' | 'drawn') => texts[way].map(({ token }) => token.id);
      expect(repeated(ids('greedy')), prompt).toBeGreaterThan(30);
      expect(repeated(ids('drawn')), prompt).toBeLessThan(10);
      const p = (way: 'greedy' | 'drawn') => median(texts[way].map(({ probability }) => probability));
      expect(p('greedy')).toBeGreaterThan(2 * p('drawn'));
    }
  });

  await test.step('copies: the second is the greatest step up; senseless words stay improbable', async () => {
    const lab = page.locator('#repeated-phrase');
    for (const phrase of EXAMPLES) {
      await ask(lab, phrase);
      await expectLive(lab);
      const { means } = await numbersOf<{ text: string; means: number[] }>(
        page,
        lab,
        ({ text }) => text.trim() === phrase,
      );
      const gains = means.slice(1).map((value, i) => value - means[i]!);
      expect(gains.indexOf(Math.max(...gains)), phrase).toBe(0);
      if (phrase === EXAMPLES.at(-1)) expect(Math.exp(means.at(-1)!)).toBeLessThan(0.01);
    }
  });

  await test.step('sang: what was seen before gets more probable', async () => {
    const numbers = await verdict(page, 'sang');
    expect(best(numbers)).toBe('The bird sang. The bird sang. The bird');
    expect(numbers['The bird sang. The bird']!).toBeGreaterThan(numbers['The bird']!);
    expect(Math.max(...Object.values(numbers))).toBeLessThan(0.5);
  });
});
