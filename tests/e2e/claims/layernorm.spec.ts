/** What the chapter on layer normalization says happens, one step for each of its predictions and questions. */
import type { Page } from '@playwright/test';
import { best, numbersAt, numbersOf, promptOf, verdict } from '../support/claims';
import { config } from '../support/shipped';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'She opened the door and looked at the';
const { n_layer: L } = config;

interface Values {
  position: number;
  prompt: string;
  dimensions: { x: number; standardised: number; normalized: number }[];
}
interface Scaled {
  prompt: string;
  layer: number;
  factor: number;
  normalized: number[];
  scaledNormalized: number[];
  scales: [number, number];
  comparison: { runs: { divergence: number; identical: boolean }[] };
}
interface Off {
  prompt: string;
  off: number[];
  comparison: {
    runs: { divergence: number; entropy: number }[];
    tokens: { token: { id: number }; probabilities: number[] }[];
  };
  scales: [number[], number[]];
}

/** Dimensions in the order of their values. */
const order = (values: number[]) => values.map((_, d) => d).sort((a, b) => values[a]! - values[b]!);

const without = (page: Page, name: string, norms: number[]) =>
  numbersAt<Off>(
    page,
    'norm-off',
    `norm-off.off=${name}&norm-off.left=0&${promptOf(PROMPT)}`,
    ({ off, prompt }) => off.join() === norms.join() && prompt === PROMPT,
  );

test('the order of values, a louder stream, and norms left out', async ({ page }) => {
  await page.goto('layernorm/');

  await test.step('order: the first step changes it nowhere, the second does', async () => {
    for (const token of [1, 4, 7]) {
      const { dimensions } = await numbersAt<Values>(
        page,
        'norm-values',
        `norm-values.position=${token}&${promptOf(PROMPT)}`,
        ({ prompt }) => prompt === PROMPT,
      );
      const [x, standardised, normalized] = (['x', 'standardised', 'normalized'] as const).map((name) =>
        order(dimensions.map((each) => each[name])),
      );
      expect(standardised).toEqual(x);
      expect(normalized).not.toEqual(x);
    }
  });

  await test.step('loud: block 3 reads the same numbers, and yet the answer changes', async () => {
    for (const factor of [10, 0.1]) {
      const scaled = await numbersAt<Scaled>(
        page,
        'norm-scale',
        `norm-scale.layer=3&norm-scale.factor=${factor}&${promptOf(PROMPT)}`,
        (at) => at.factor === factor && at.prompt === PROMPT,
      );
      const most = Math.max(...scaled.normalized.map((y, d) => Math.abs(y - scaled.scaledNormalized[d]!)));
      expect(most).toBeLessThan(0.01);
      expect(scaled.scales[1] / scaled.scales[0]).toBeCloseTo(factor, 2);
      expect(scaled.comparison.runs[1]!.divergence).toBeGreaterThan(0.05);
    }
  });

  await test.step('final: left out, the model is much too sure, and its order changes', async () => {
    const { comparison, scales } = await without(page, 'final', [2 * L]);
    const [before, after] = comparison.runs;
    expect(after!.entropy).toBeLessThan(before!.entropy / 2);
    expect(scales[0].at(-1)).toBeGreaterThan(2);
    const ranked = (run: number) =>
      [...comparison.tokens].sort((a, b) => b.probabilities[run]! - a.probabilities[run]!).map(({ token }) => token.id);
    expect(ranked(1)).not.toEqual(ranked(0));
    // The very first reads embeddings several times too small; those in the middle numbers several times too large.
    expect(scales[0][0]).toBeLessThan(1 / 3);
    expect(scales[0][7]).toBeGreaterThan(2);
    const middle = await without(page, '3b', [7]);
    expect(middle.scales[1].at(-1)).toBeGreaterThan(middle.scales[0].at(-1)!);
  });

  await test.step('all: the stream grows, and one token gets practically everything', async () => {
    await page.locator('#norm-off').getByRole('button', { name: 'All LayerNorms off' }).click();
    const { comparison, scales } = await numbersOf<Off>(
      page,
      page.locator('#norm-off'),
      ({ off }) => off.length === 2 * L + 1,
    );
    expect(Math.max(...comparison.tokens.map(({ probabilities }) => probabilities[1]!))).toBeGreaterThan(0.99);
    expect(scales[1].at(-1)).toBeGreaterThan(5 * scales[0].at(-1)!);
  });

  await test.step('vital: the final one changes the answer most', async () => {
    expect(best(await verdict(page, 'vital'))).toBe('the final one');
  });
});
