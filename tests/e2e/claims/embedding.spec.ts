/** What the chapter on tokens and embeddings says happens, one step for each of its predictions and questions. */
import type { Page } from '@playwright/test';
import { best, numbersAt, numbersOf, verdict } from '../support/claims';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const ids = (page: Page) =>
  page
    .locator('#tokenizer')
    .getByRole('option')
    .evaluateAll((list) => list.map((option) => Number((option as HTMLElement).dataset.id)));

interface Compared {
  a: { prompt: string; tokens: { id: number }[]; candidates: Candidate[] };
  b: { prompt: string; tokens: { id: number }[]; candidates: Candidate[] };
  difference: Record<string, number[]>;
}
interface Candidate {
  token: { text: string };
  probability: number;
  other: number;
}

/** Rows of [T,D] in which anything differs at all. */
function changed(values: number[], positions: number): number[] {
  const width = values.length / positions;
  return Array.from({ length: positions }, (_, t) => t).filter((t) =>
    values.slice(t * width, (t + 1) * width).some((value) => value !== 0),
  );
}

test('dragons, neighbours, one word that differs', async ({ page }) => {
  await page.goto('embedding/');

  await test.step('dragon: four ids for one word; three pieces without the space; an emoji of three tokens', async () => {
    const field = page.locator('#tokenizer textarea');
    await page.locator('#tokenizer').scrollIntoViewIfNeeded();
    await expect(field).toBeEnabled();
    await field.fill('dragon dragon Dragon DRAGON');
    const counted = async () => [(await ids(page)).length, new Set(await ids(page)).size];
    await expect.poll(counted).toEqual([4, 4]);
    await expect(page.locator('#tokenizer').getByRole('option').last()).toContainText('DRAGON');
    await field.fill('DRAGON');
    await expect.poll(async () => (await ids(page)).length).toBe(3);
    await field.fill('🐉');
    await expect.poll(async () => (await ids(page)).length).toBe(3);
    await expect(page.locator('#tokenizer [data-count=bytes] dd')).toHaveText('4');
    // Of the text: `␣empowers` in two, `中` whole, `文` in two.
    for (const [text, count] of [
      [' empowers', 2],
      ['中', 1],
      ['文', 2],
    ] as const) {
      await field.fill(text);
      await expect.poll(async () => (await ids(page)).length, text).toBe(count);
    }
    await field.fill(' the');
    await expect.poll(() => ids(page)).toEqual([262]);
  });

  await test.step('twice: the same token row in both places, another position row and sum', async () => {
    interface Strips {
      prompt: string;
      vectors: { position: number; name: string; values: number[] }[];
    }
    const prompt = 'Once upon a time there was a little';
    const strips = await numbersAt<Strips>(
      page,
      'embedding-strip',
      `prompt=${prompt.replaceAll(' ', '+')}`,
      (json) => json.prompt === prompt,
    );
    const row = (name: string, at: number) =>
      strips.vectors.find(({ name: own, position }) => own === name && position === at)!.values;
    expect(row('embed', 6)).toEqual(row('embed', 2));
    expect(row('pos_embed', 6)).not.toEqual(row('pos_embed', 2));
    expect(row('blocks.0.resid_pre', 6)).not.toEqual(row('blocks.0.resid_pre', 2));
  });

  await test.step('hot: cold is near, numbers are near three, and unread tokens huddle', async () => {
    const lab = page.locator('#neighbours');
    await lab.scrollIntoViewIfNeeded();
    interface Near {
      token: { text: string };
      neighbours: { token: { text: string | null }; cosine: number }[];
    }
    const near = async (word: string) => {
      await lab.getByLabel('Look up a word').fill(word);
      const found = await numbersOf<Near>(page, lab, ({ token }) => token.text === ` ${word}`);
      return found.neighbours.map(({ token }) => token.text?.trim().toLowerCase() ?? '');
    };
    expect(await near('hot')).toContain('cold');
    const numbers = ['two', 'four', 'five', 'six', 'seven', 'eight', 'ten', 'twenty', 'thirty'];
    expect((await near('three')).filter((word) => numbers.includes(word)).length).toBeGreaterThan(5);
    const kin = ['father', 'sister', 'daughter', 'brother', 'son', 'wife', 'husband', 'mothers', 'aunt', 'uncle'];
    expect((await near('mother')).filter((word) => kin.includes(word)).length).toBeGreaterThan(2);
    const phones = ['phone', 'phones', 'smartphone', 'ipad', 'apple', 'android', 'ios', 'samsung', 'iphones'];
    expect((await near('iPhone')).filter((word) => phones.includes(word)).length).toBeLessThan(2);
  });

  await test.step('one-token: one row differs, then it spreads to the right alone, to the last bit', async () => {
    const [a, b] = ['She opened the letter and began to', 'She opened the door and began to'];
    const state = `compare-prompts.a=${a.replaceAll(' ', '+')}&compare-prompts.b=${b.replaceAll(' ', '+')}`;
    const run = await numbersAt<Compared>(page, 'compare-prompts', state, (at) => at.a.prompt === a);
    expect(changed(run.difference.embed!, 7)).toEqual([3]);
    const stages = Object.keys(run.difference).filter((each) => each.endsWith('resid_post'));
    expect(stages).toHaveLength(6);
    for (const name of stages) {
      expect(changed(run.difference[name]!, 7), name).toEqual([3, 4, 5, 6]);
    }
    const read = run.a.candidates.find(({ token }) => token.text === ' read')!;
    expect(read.probability).toBeGreaterThan(4 * read.other);

    // A space at the end: hardly any continuation begins with one.
    const spaced = 'compare-prompts.a=He+opened+the+door&compare-prompts.b=He+opened+the+door+';
    const space = await numbersAt<Compared>(page, 'compare-prompts', spaced, (at) => at.b.prompt.endsWith(' '));
    expect(space.b.tokens).toHaveLength(space.a.tokens.length + 1);
    expect(space.b.candidates.filter(({ token }) => token.text.startsWith(' '))).toEqual([]);
    const words = space.a.candidates.filter(({ token }) => token.text.startsWith(' '));
    expect(words.length).toBeGreaterThan(0);
    for (const { token, probability, other } of words) expect(other, token.text).toBeLessThan(probability / 20);
  });

  await test.step('most-tokens: the length of a word is not what counts', async () => {
    const numbers = await verdict(page, 'most-tokens');
    expect(numbers).toMatchObject({ 日本語: 6, grandmother: 2 });
    expect(best(numbers)).toBe('日本語');
  });

  await test.step('near-king: neither spelling nor grammar is what is near', async () => {
    const numbers = await verdict(page, 'near-king');
    expect(best(numbers)).toBe('␣queen');
    expect(numbers['king, without a space']!).toBeLessThan(numbers['␣queen']!);
  });
});
