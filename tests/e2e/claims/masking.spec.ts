/** What the chapter on the mask says happens, one step for each of its predictions and questions. */
import type { Page } from '@playwright/test';
import { best, numbersAt, numbersOf, promptOf, verdict } from '../support/claims';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'Once upon a time there was a little';

interface Steps {
  prompt: string;
  steps: { sums: number[]; lateSums: number[] };
}
interface Choice {
  prompt: string;
  mask: { kind: string; width: number };
  comparison: {
    runs: { divergence: number; identical: boolean; entropy: number }[];
    tokens: { token: { id: number }; probabilities: number[] }[];
  };
}
interface Later {
  positions: { identical: boolean }[];
}

const choose = (page: Page, prompt: string, kind: string, width = 3) =>
  numbersAt<Choice>(
    page,
    'mask-choice',
    `mask-choice.kind=${kind}&mask-choice.width=${width}&${promptOf(prompt)}`,
    (at) => at.prompt === prompt && at.mask.kind === kind && at.mask.width === width,
  );
/** The changed run's answer in one number, all its digits: the entropy over the whole vocabulary. */
const answerOf = ({ comparison }: Choice) => comparison.runs[1]!.entropy;

test('the mask in the wrong place, other masks, and words that come later', async ({ page }) => {
  await page.goto('masking/');

  await test.step('late: after softmax, all rows but the last lose something', async () => {
    const { steps } = await numbersAt<Steps>(
      page,
      'mask-steps',
      `mask-steps.late=true&${promptOf(PROMPT)}`,
      (at) => at.prompt === PROMPT,
    );
    for (const sum of steps.lateSums.slice(0, -1)) expect(sum).toBeLessThan(0.999);
    expect(steps.lateSums.at(-1)).toBeCloseTo(1, 5);
    for (const sum of steps.sums) expect(sum).toBeCloseTo(1, 5);
  });

  await test.step('triangle: the last token alone decides; a window reaches as far as its blocks carry it', async () => {
    const first = await choose(page, PROMPT, 'later');
    expect(answerOf(await choose(page, 'Here in the place there was a little', 'later'))).toBe(answerOf(first));
    expect(answerOf(await choose(page, 'Once upon a time there was a big', 'later'))).not.toBe(answerOf(first));

    // Six blocks with a window of 2 carry a word six tokens on, and not seven.
    const window = async (prompt: string) => answerOf(await choose(page, prompt, 'window', 2));
    expect(await window('Here a time there was a little')).not.toBe(await window('Once a time there was a little'));
    expect(await window('Here upon a time there was a little')).toBe(await window(PROMPT));

    // Without a mask the last row sees what it saw before, and answers otherwise.
    const none = await choose(page, PROMPT, 'none');
    expect(none.comparison.runs[1]!.identical).toBe(false);
    expect(none.comparison.runs[1]!.divergence).toBeGreaterThan(0.01);
  });

  await test.step('later: no earlier answer changes by a bit; the replaced token’s does; without the mask all do', async () => {
    const lab = page.locator('#later-words');
    const same = async (state: string, summary: RegExp) => {
      await numbersAt<Later>(page, 'later-words', `${state}&${promptOf(PROMPT)}`);
      await expect(lab.locator('.it-later__summary')).toHaveText(summary);
      const { positions } = await numbersOf<Later>(page, lab, () => true);
      return positions.map(({ identical }) => identical);
    };
    expect(await same('later-words.mode=after&later-words.mask=causal', /^All 8 .*same answer/)).toEqual(
      Array(8).fill(true),
    );
    expect(await same('later-words.mode=instead&later-words.mask=causal', /^All 7 .*same answer/)).toEqual([
      ...Array<boolean>(7).fill(true),
      false,
    ]);
    expect(await same('later-words.mode=after&later-words.mask=none', /another answer/)).toEqual(Array(8).fill(false));
  });

  await test.step('which-mask: the other triangle moves the prediction furthest', async () => {
    expect(best(await verdict(page, 'which-mask'))).toBe('the other triangle');
  });
});
