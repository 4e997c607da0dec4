/** What the chapter on encoders and decoders says happens, one step for each of its predictions and questions. */
import { mean, numbersAt, verdict } from '../support/claims';
import { exportedJson } from '../support/export';
import { answer, softmax } from '../support/shipped';
import { encode } from '../../../src/engine/tokenizer';
// Not the one that holds pages steady: a link here shows the encoder's text as well, above the figure that was there before.
import { expect, test } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

interface Cross {
  pattern: number[][];
  output: [number, number][];
}
interface Attends {
  prompt: string;
  position: number;
  tokens: { text: string }[];
  rows: number[][][];
}

test('who may look at whom, where, and what is found there', async ({ page }) => {
  await page.goto('encoder-decoder/');

  await test.step('back: the source never looks at the translation; the translation sees all of the source', async () => {
    const lab = page.locator('#mask-shapes');
    await page.evaluate(
      () => void (location.hash = '#at=mask-shapes&mask-shapes.family=both&mask-shapes.row=1&mask-shapes.column=6'),
    );
    await lab.scrollIntoViewIfNeeded();
    await expect(lab.getByRole('status').first()).toContainText('cannot look at');
    await page.evaluate(
      () => void (location.hash = '#at=mask-shapes&mask-shapes.family=both&mask-shapes.row=6&mask-shapes.column=1'),
    );
    await expect(lab.getByRole('status').first()).toContainText('may look at');
    await expect(lab.getByRole('status').first()).toContainText('cross-attention');
  });

  await test.step('cheese: the same attention of “mouse”, another output; by its own key alone, neither meaning', async () => {
    const lab = page.locator('#cross-attention');
    const at = async (state: string, done: string) => {
      await page.evaluate((hash) => void (location.hash = hash), `#at=cross-attention&${state}`);
      await lab.scrollIntoViewIfNeeded();
      await expect(lab).toContainText(done);
      return exportedJson<Cross>(page, lab);
    };
    const click = await at('cross-attention.example=click&cross-attention.row=1', 'more device than animal');
    const cheese = await at('cross-attention.example=cheese&cross-attention.row=0', 'more animal than device');
    expect(cheese.pattern[0]).toEqual(click.pattern[1]);
    expect(cheese.output[0]).not.toEqual(click.output[1]);
    const alone = await at(
      'cross-attention.example=click&cross-attention.row=1&cross-attention.q=0,2;3,-3',
      'as much device as animal',
    );
    expect(alone.pattern[1]![0]).toBeGreaterThan(0.95);
    expect(Math.abs(alone.output[1]![0] - alone.output[1]![1])).toBeLessThan(0.05);
  });

  await test.step('ending: not a bit changes at “it”, which looks at “and” and itself, and at the pizza least', async () => {
    const attends = (text: string, position: number) =>
      numbersAt<Attends>(
        page,
        'attends-to',
        `attends-to.position=${position}&attends-to.text=${text.replaceAll(' ', '+')}`,
        (json) => json.prompt === text && json.position === position,
      );
    const good = await attends('The pizza came out of the oven and it tasted good', 8);
    const empty = await attends('The pizza came out of the oven and it was empty', 8);
    expect(empty.rows).toEqual(good.rows);
    const words = good.tokens.map(({ text }) => text.trim());
    const average = words.slice(0, 9).map((_, at) => mean(good.rows.flat().map((row) => row[at]!)));
    const ranked = average.map((_, at) => at).sort((a, b) => average[b]! - average[a]!);
    expect(new Set(ranked.slice(0, 2).map((at) => words[at]))).toEqual(new Set(['and', 'it']));
    const [pizza, oven] = ['pizza', 'oven'].map((word) => words.indexOf(word)) as [number, number];
    expect(average[oven]).toBeGreaterThan(average[pizza]!);
    expect(average[pizza]).toBeLessThan(1 / 9);
    expect(good.rows.flat().filter((row) => row.indexOf(Math.max(...row)) === pizza)).toEqual([]);

    const mouse = await attends('With one click of the mouse the', 5);
    expect(mouse.rows.flat().filter((row) => row[2]! > 0.5).length).toBeGreaterThanOrEqual(2);
  });

  await test.step('pronoun: as probable as the independent implementation says', async () => {
    const ids = encode('The queen gave the king a ring and').map(({ id }) => id);
    const p = softmax(answer(ids).logits);
    for (const [label, shown] of Object.entries(await verdict(page, 'pronoun'))) {
      expect(shown, label).toBeCloseTo(p[encode(label.replace('␣', ' '))[0]!.id]!, 5);
    }
  });
});
