/**
 * Steps of tests that hold what a chapter says against its labs on the shipped model: a lab is brought into a state by an
 * address, as the chapter's links do, and read by its export; a question that the model answers is answered.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { exportedJson } from './export';
import { expectLive } from './lab';

/** The numbers of a lab in the state of an address, e.g. `prompt=Once&sampling.topK=1`, once they are those that were asked for. */
export async function numbersAt<T>(
  page: Page,
  id: string,
  state: string,
  asked: (json: T) => boolean = () => true,
): Promise<T> {
  const lab = page.locator(`#${id}`);
  await page.evaluate((hash) => void (location.hash = hash), `#at=${id}&${state}`);
  await lab.scrollIntoViewIfNeeded();
  return numbersOf(page, lab, asked);
}

/** A lab's numbers once its answer is live and is the one that was asked for. */
export async function numbersOf<T>(page: Page, lab: Locator, asked: (json: T) => boolean): Promise<T> {
  const found: T[] = [];
  await expect(async () => {
    await expectLive(lab);
    const json = await exportedJson<T>(page, lab);
    expect(asked(json), 'the lab shows what was asked for').toBe(true);
    found.push(json);
  }).toPass({ timeout: 60_000 });
  return found.at(-1)!;
}

/** `Once upon` → `prompt=Once+upon`, for an address. */
export const promptOf = (text: string) => new URLSearchParams({ prompt: text }).toString();

/** Answers a question that the model decides, and gives the model's number for each option by the option's text. */
export async function verdict(page: Page, id: string): Promise<Record<string, number>> {
  const quiz = page.locator(`#quiz-${id}`);
  await quiz.scrollIntoViewIfNeeded();
  const options = quiz.locator('.it-predict__option');
  await expect(options.first()).toBeEnabled();
  await options.first().click();
  const bars = quiz.locator('.it-bar');
  await expect(bars).toHaveCount(await options.count());
  await expect(quiz.getByRole('status')).toContainText(/agrees|otherwise|Counted/);
  const read = await bars.evaluateAll((all) =>
    all.map((bar) => [bar.querySelector('.it-bar-label')!.textContent, bar.getAttribute('title')] as const),
  );
  const numbers = Object.fromEntries(read.map(([label, full]) => [label!, Number(full!.replace('−', '-'))]));
  const right = await quiz.locator('.is-right').count();
  // A choice that the model does not share is told its own number and place.
  await expect(quiz.locator('.it-run-quiz__yours')).toHaveCount(1 - right);
  return numbers;
}

/** The option with the largest number, or with the smallest. */
export function best(numbers: Record<string, number>, pick: 'greatest' | 'smallest' = 'greatest'): string {
  const sign = pick === 'greatest' ? 1 : -1;
  return Object.entries(numbers).reduce((a, b) => (sign * b[1] > sign * a[1] ? b : a))[0];
}

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
