/** What the chapter on output probabilities says happens, one step for each of its predictions and questions. */
import { best, numbersAt, numbersOf, promptOf, verdict } from '../support/claims';
import { config } from '../support/shipped';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'Once upon a time there was a little';

interface Sampled {
  prompt: string;
  settings: { temperature: number; topK: number; topP: number };
  entropy: { original: number; tempered: number; final: number };
  keptCount: number;
  candidates: { id: number; tempered: number }[];
}
interface Texts {
  texts: { seed: number; settings: { topK: number }; tokens: { id: number; text: string }[] }[];
}
interface Lens {
  prompt: string;
  layers: { layer: string; rank: number; token: string; probability: number }[];
}

/** The longest run of tokens that comes again later in the text. */
function longestRepeat(ids: number[]): number {
  for (let length = Math.floor(ids.length / 2); length > 0; length--) {
    const seen = new Set<string>();
    for (let at = 0; at + length <= ids.length; at++) {
      const piece = ids.slice(at, at + length).join();
      if (seen.has(piece)) return length;
      seen.add(piece);
    }
  }
  return 0;
}

test('warmer, cut off, greedy, and read before its end', async ({ page }) => {
  await page.goto('output-probabilities/');
  const sampled = (prompt: string, temperature: number, topK = 0, topP = 1) =>
    numbersAt<Sampled>(
      page,
      'sampling',
      `sampling.temperature=${temperature}&sampling.topK=${topK}&sampling.topP=${topP}&${promptOf(prompt)}`,
      ({ settings, prompt: own }) =>
        own === prompt && settings.temperature === temperature && settings.topK === topK && settings.topP === topP,
    );

  await test.step('warmer: the first stays first, with less; the entropy rises, and falls below 1', async () => {
    const [cold, as, hot] = [await sampled(PROMPT, 0.5), await sampled(PROMPT, 1), await sampled(PROMPT, 2)];
    const [first, ...others] = [cold, as, hot].map(({ candidates }) => candidates[0]!.id);
    expect(others).toEqual([first, first]);
    expect(cold.candidates[0]!.tempered).toBeGreaterThan(as.candidates[0]!.tempered);
    expect(as.candidates[0]!.tempered).toBeGreaterThan(hot.candidates[0]!.tempered);
    expect(cold.entropy.tempered).toBeLessThan(as.entropy.tempered);
    expect(as.entropy.tempered).toBeLessThan(hot.entropy.tempered);
    expect(hot.entropy.tempered).toBeLessThan(Math.log(config.vocab_size));
  });

  await test.step('sure: top-p keeps fewer where little choice is left, top-k as many as before', async () => {
    const SURE = 'They lived happily ever';
    const [open, sure] = [await sampled(PROMPT, 1, 0, 0.9), await sampled(SURE, 1, 0, 0.9)];
    expect(sure.keptCount).toBeLessThan(open.keptCount / 5);
    expect(open.keptCount).toBeGreaterThan(1000);
    const forty = [await sampled(PROMPT, 1, 40), await sampled(SURE, 1, 40)];
    expect(forty.map(({ keptCount }) => keptCount)).toEqual([40, 40]);
  });

  await test.step('greedy: a phrase returns; a seed decides nothing there, and everything where tokens are drawn', async () => {
    const lab = page.locator('#generate');
    const write = async (seedA: number, seedB: number) => {
      const state = `generate.topKA=1&generate.temperatureB=1&generate.topPB=0.9&generate.seedA=${seedA}&generate.seedB=${seedB}`;
      await page.evaluate((hash) => void (location.hash = hash), `#at=generate&${state}&${promptOf(PROMPT)}`);
      await lab.scrollIntoViewIfNeeded();
      // Where the address is a reader's own, the texts write themselves; else the button does it.
      const go = lab.getByRole('button', { name: /^Write \d+ tokens/ });
      await expect(go).toBeEnabled();
      await go.click();
      const { texts } = await numbersOf<Texts>(
        page,
        lab,
        (json) =>
          json.texts[0]!.seed === seedA &&
          json.texts[1]!.seed === seedB &&
          json.texts.every((t) => t.tokens.length === 40),
      );
      return texts.map(({ tokens }) => tokens.map(({ id }) => id)) as [number[], number[]];
    };
    const [greedy, drawn] = await write(1, 1);
    expect(longestRepeat(greedy)).toBeGreaterThanOrEqual(4);
    expect(longestRepeat(greedy)).toBeGreaterThan(longestRepeat(drawn));
    const [again, other] = await write(7, 7);
    expect(again).toEqual(greedy);
    expect(other).not.toEqual(drawn);
  });

  await test.step('lens: before the first block the token answers with itself', async () => {
    for (const prompt of [PROMPT, 'She opened the door and looked at the', 'The old man sat down by the']) {
      const { layers } = await numbersAt<Lens>(page, 'logit-lens', promptOf(prompt), (at) => at.prompt === prompt);
      const tops = layers.filter(({ rank }) => rank === 1).map(({ token }) => token);
      const last = ` ${prompt.split(' ').at(-1)}`;
      expect(tops[0]).toBe(last);
      expect(tops.at(-1)).not.toBe(last);
    }
  });

  await test.step('surest: where grammar or a phrase leaves little choice', async () => {
    const numbers = await verdict(page, 'surest');
    expect(best(numbers, 'smallest')).toBe('Then he said to');
    expect(numbers.The).toBeGreaterThan(numbers['The old man sat down by the']!);
  });
});
