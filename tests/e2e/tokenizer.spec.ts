/** Text into tokens: the ids of an independent tokenizer, bytes that are never shown as `�`, odd texts, the keyboard. */
import type { Locator, Page } from '@playwright/test';
import golden from '../golden/golden.json' with { type: 'json' };
import { modelRequest } from './support/site';
import { expect, test } from './support/test';

const LAB = 'embed/tokenizer/';

async function open(page: Page, address = LAB): Promise<Locator> {
  await page.goto(address);
  const lab = page.locator('#tokenizer');
  await expect(lab.locator('textarea')).toBeEnabled();
  return lab;
}

const options = (lab: Locator) => lab.getByRole('option');
const ids = (lab: Locator) =>
  options(lab).evaluateAll((list) => list.map((option) => Number((option as HTMLElement).dataset.id)));
const count = (lab: Locator, of: string) => lab.locator(`[data-count=${of}] dd`);

async function type(lab: Locator, text: string): Promise<void> {
  await lab.locator('textarea').fill(text);
  await expect(lab.locator('.it-stale')).toHaveCount(0);
}

test(
  'ids are those of the reference tokenizer, and nothing of the model is loaded',
  { tag: '@subpath' },
  async ({ page }) => {
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    const lab = await open(page);
    for (const prompt of golden.prompts) {
      await type(lab, prompt.text);
      await expect.poll(() => ids(lab)).toEqual(prompt.ids);
    }
    expect(asked.filter((path) => modelRequest.test(path) && !/worker/.test(path))).toEqual([]);
  },
);

test('Japanese, Chinese and emoji fall into bytes that are shown as bytes, joined under their character', async ({
  page,
}) => {
  const lab = await open(page);
  // Ids of 日本語 from OpenAI's tiktoken, encoding r50k_base.
  await type(lab, '日本語');
  await expect.poll(() => ids(lab)).toEqual([33768, 98, 17312, 105, 45739, 252]);
  await expect(lab.locator('.it-tokenizer__sign')).toHaveText(['日', '本', '語']);
  await expect(lab.locator('.it-part-byte')).toHaveText(['E6', '97', 'A5', 'E6', '9C', 'AC', 'E8', 'AA', '9E']);
  await expect(count(lab, 'characters')).toHaveText('3');
  await expect(count(lab, 'bytes')).toHaveText('9');
  await expect(count(lab, 'tokens')).toHaveText('6');

  for (const text of [
    '中文也能分词',
    'naïve café ẞ',
    '한국어',
    '\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35',
    '👍🏽',
    '👩‍👩‍👧',
    '🇯🇵',
    '\u200b',
    'a\ufffdb',
  ]) {
    await type(lab, text);
    await expect(lab.locator('textarea')).toHaveValue(text);
    const shown = await lab.locator('.it-tokenizer__tokens, .it-tokenizer__detail').allInnerTexts();
    expect(shown.join(), text).not.toContain('�');
    await expect(count(lab, 'bytes')).toHaveText(String(new TextEncoder().encode(text).length));
  }
});

test('an emoji with a skin tone is one character of several tokens', async ({ page }) => {
  const lab = await open(page);
  await type(lab, '👍🏽');
  await expect(count(lab, 'characters')).toHaveText('1');
  await expect(count(lab, 'points')).toHaveText('2');
  await expect(lab.locator('.it-tokenizer__joined')).toHaveCount(1);
  await expect(lab.locator('.it-tokenizer__sign')).toHaveText('👍🏽');
});

test('special-token text is plain text', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: '<|endoftext|>' }).click();
  await expect.poll(() => ids(lab)).toEqual([27, 91, 437, 1659, 5239, 91, 29]);
});

test('nothing, spaces, and line ends are texts like others', async ({ page }) => {
  const lab = await open(page);
  await type(lab, '');
  await expect(options(lab)).toHaveCount(0);
  await expect(count(lab, 'tokens')).toHaveText('0');
  await type(lab, '     ');
  await expect(lab.locator('.it-tokenizer__tokens')).toContainText('␣');
  await type(lab, 'one\ntwo\n');
  await expect(count(lab, 'tokens')).toHaveText('4');
});

test('a paste of 10,000 characters is kept whole, counted whole, and drawn in part', async ({ page }) => {
  const lab = await open(page);
  const text = 'The old king opened the door. '.repeat(334).slice(0, 10_000);
  await type(lab, text);
  await expect(count(lab, 'characters')).toHaveText('10,000');
  await expect(lab.locator('textarea')).toHaveValue(text);
  await expect(options(lab)).toHaveCount(500);
  await expect(lab).toContainText(/The first 500 of 2,[0-9]{3} tokens/);
  // One word of 10,000 letters, and one sign of 2,000 characters: the page still answers.
  await type(lab, 'a'.repeat(10_000));
  await expect(count(lab, 'characters')).toHaveText('10,000');
  await type(lab, `e${'\u0301'.repeat(2000)}`);
  await expect(count(lab, 'characters')).toHaveText('1');
});

test('the keyboard reads every token', async ({ page }) => {
  const lab = await open(page);
  await type(lab, 'empowers 日');
  await expect(options(lab)).toHaveCount(5);
  await options(lab).first().focus();
  await expect(lab.locator('[data-detail=id]')).toHaveText('368');
  await page.keyboard.press('ArrowRight');
  await expect(options(lab).nth(1)).toBeFocused();
  await expect(options(lab).nth(1)).toHaveAttribute('aria-label', 'token 1: “powers”, id 30132');
  await page.keyboard.press('End');
  await expect(lab.locator('[data-detail=bytes]')).toHaveText(/^[0-9A-F]{2}( [0-9A-F]{2})*$/);
  await expect(options(lab).nth(4)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(options(lab).first()).toBeFocused();
});

test('the text travels in the link', async ({ page }) => {
  const lab = await open(page);
  await type(lab, 'C’est la vie & more');
  await expect(page).toHaveURL(/tokenizer\.text=/);
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.locator('#tokenizer textarea')).toHaveValue('C’est la vie & more');
});

test('reset brings the example back', async ({ page }) => {
  const lab = await open(page);
  const before = await lab.locator('textarea').inputValue();
  await type(lab, 'something else');
  await lab.getByRole('button', { name: /^Share and export/ }).click();
  await lab.getByRole('button', { name: 'Reset to the example' }).click();
  await expect(lab.locator('textarea')).toHaveValue(before);
  await expect(lab.locator('.it-stale')).toHaveCount(0);
});
