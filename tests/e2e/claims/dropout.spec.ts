/** What the chapter on dropout says happens, one step for each of its predictions and questions. */
import type { Page } from '@playwright/test';
import { mean, numbersAt, numbersOf, promptOf, verdict } from '../support/claims';
import { answer, softmax } from '../support/shipped';
import { encode } from '../../../src/engine/tokenizer';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'Once upon a time there was a little';
const HAPPILY = 'They lived happily ever';

interface Pattern {
  prompt: string;
  seed: number;
  rows: number;
  columns: number;
  dropped: number;
  cells: number;
  before: number[];
  keep: number[];
}
interface Mean {
  p: number;
  count: number;
  rescale: boolean;
  slope: number;
  values: { value: number; mean: number }[];
}
interface Runs {
  prompt: string;
  settings: Record<'embd' | 'attn' | 'resid' | 'rescale' | 'training', boolean> & { p: number };
  reference: { tokens: { id: number }[]; probabilities: number[] };
  runs: { probabilities: number[]; top: { id: number }; divergence: number; identical: boolean }[];
}
type Places = Partial<Record<'embd' | 'attn' | 'resid' | 'rescale' | 'training', 0 | 1>>;

async function thirty(page: Page, prompt: string, changes: Places = {}): Promise<Runs> {
  const settings = { embd: 1, attn: 1, resid: 1, rescale: 1, training: 1, ...changes };
  const state = Object.entries(settings).map(([name, value]) => `dropout-runs.${name}=${value}`);
  const hash = `#at=dropout-runs&${[...state, 'dropout-runs.p=0.1', promptOf(prompt)].join('&')}`;
  await page.evaluate((to) => void (location.hash = to), hash);
  const lab = page.locator('#dropout-runs');
  await lab.scrollIntoViewIfNeeded();
  const asked = (json: Runs) =>
    json.prompt === prompt &&
    Object.entries(settings).every(([name, on]) => json.settings[name as 'embd'] === Boolean(on));
  // A link to other settings shows no run of them, or runs them by itself.
  const start = lab.getByRole('button', { name: 'Run 30 times' });
  await expect(start).toBeEnabled();
  await expect(lab).toHaveAttribute('data-state', /idle|ready/);
  await start.click();
  await expect(start).toBeVisible();
  return numbersOf<Runs>(page, lab, (json) => asked(json) && json.runs.length === 30);
}
const leads = ({ reference, runs }: Runs) => runs.filter(({ top }) => top.id === reference.tokens[0]!.id).length;
const moved = ({ runs }: Runs) => mean(runs.map(({ divergence }) => divergence));

test('patterns, means, thirty answers, and none of it when the model is used', async ({ page }) => {
  await page.goto('dropout/');

  await test.step('how-many: about a tenth, another number with another seed, unequal rows, and back', async () => {
    const drawn = (seed: number) =>
      numbersAt<Pattern>(
        page,
        'dropout-pattern',
        `dropout-pattern.seed=${seed}&${promptOf(PROMPT)}`,
        (at) => at.seed === seed,
      );
    const patterns: Pattern[] = [];
    for (const seed of [1, 2, 3, 1]) patterns.push(await drawn(seed));
    for (const { dropped, cells } of patterns) expect(Math.abs(dropped / cells - 0.1)).toBeLessThan(0.03);
    expect(new Set(patterns.map(({ dropped }) => dropped)).size).toBeGreaterThan(1);
    const [{ rows, columns, keep }] = patterns as [Pattern];
    const inRow = (row: number) =>
      keep.slice(row * columns, (row + 1) * columns).filter((factor) => factor === 0).length;
    expect(new Set(Array.from({ length: rows }, (_, row) => inRow(row))).size).toBeGreaterThan(2);
    expect(patterns[3]!.keep).toEqual(keep);
  });

  await test.step('mean: half of it without the factor; in a single pattern no value is right', async () => {
    const at = (p: number, count: number, rescale: 0 | 1) =>
      numbersAt<Mean>(
        page,
        'dropout-mean',
        `dropout-mean.p=${p}&dropout-mean.count=${count}&dropout-mean.rescale=${rescale}`,
        (json) => json.p === p && json.count === count && json.rescale === Boolean(rescale),
      );
    expect((await at(0.5, 300, 1)).slope).toBeCloseTo(1, 1);
    expect((await at(0.5, 300, 0)).slope).toBeCloseTo(0.5, 1);
    for (const { value, mean: one } of (await at(0.1, 1, 1)).values) {
      if (one !== 0) expect(Math.abs(one)).toBeGreaterThan(Math.abs(value));
    }
  });

  await test.step('thirty: other tokens lead in many runs; sublayer outputs matter most; the mean is not the answer', async () => {
    const all = await thirty(page, PROMPT);
    expect(leads(all)).toBeLessThan(28);
    expect(new Set(all.runs.map(({ top }) => top.id)).size).toBeGreaterThan(2);
    const leader = mean(all.runs.map(({ probabilities }) => probabilities[0]!));
    expect(Math.abs(leader - all.reference.probabilities[0]!)).toBeGreaterThan(0.02 * all.reference.probabilities[0]!);

    const happily = await thirty(page, HAPPILY);
    expect(leads(happily)).toBeGreaterThan(leads(all));
    const [sure] = happily.reference.probabilities as [number];
    expect(mean(happily.runs.map(({ probabilities }) => probabilities[0]!))).toBeLessThan(sure);

    const [embd, attn, resid] = [
      await thirty(page, PROMPT, { attn: 0, resid: 0 }),
      await thirty(page, PROMPT, { embd: 0, resid: 0 }),
      await thirty(page, PROMPT, { embd: 0, attn: 0 }),
    ].map(moved) as [number, number, number];
    expect(resid).toBeGreaterThan(embd);
    expect(resid).toBeGreaterThan(attn);

    await test.step('inference: thirty times the same bits; and the scaling is hardly to be seen in the answers', async () => {
      const same = await thirty(page, PROMPT, { training: 0 });
      expect(same.runs.every(({ identical, divergence }) => identical && divergence === 0)).toBe(true);
      const unscaled = await thirty(page, PROMPT, { rescale: 0 });
      expect(Math.abs(moved(unscaled) - moved(all)) / moved(all)).toBeLessThan(0.3);
    });
  });

  await test.step('no-dropout: the probabilities of the model as it is used', async () => {
    const ids = encode('She opened the door and looked at the').map(({ id }) => id);
    const p = softmax(answer(ids).logits);
    for (const [label, shown] of Object.entries(await verdict(page, 'no-dropout'))) {
      expect(shown, label).toBeCloseTo(p[encode(label.replace('␣', ' '))[0]!.id]!, 5);
    }
  });
});
