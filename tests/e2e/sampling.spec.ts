/** Temperature, top-k, top-p and the draw, against the same steps written out here on the reference's logits. */
import type { Page } from '@playwright/test';
import { tokenLabel } from '../../src/components/shared/token-text';
import { describe as describeToken } from '../../src/engine/tokenizer';
import { expect, test } from './support/test';
import { askLive } from './support/lab';
import { answer, golden, ranking, softmax } from './support/shipped';

test.setTimeout(180_000);

const lab = (page: Page) => page.locator('#sampling');
const slider = (page: Page, name: string) => lab(page).getByRole('slider', { name });

interface Row {
  token: string;
  logit: string;
  /** Titles of the three columns: full floats. */
  steps: number[];
  shown: string[];
}

async function rows(page: Page): Promise<Row[]> {
  return lab(page)
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => {
        const cells = [...row.querySelectorAll('.it-sampling__step')];
        return {
          token: row.querySelector('th')?.textContent ?? '',
          logit: row.querySelector('.is-logit')?.textContent ?? '',
          steps: cells.map((cell) => Number(cell.getAttribute('title'))),
          shown: cells.map((cell) => cell.querySelector('.it-sampling__value')?.textContent ?? ''),
        };
      }),
    );
}

/** The three columns and the entropies, over the whole vocabulary. */
function pipeline(logits: Float32Array, temperature: number, topK: number, topP: number) {
  const original = softmax(logits);
  const tempered = softmax(logits, temperature);
  const order = ranking(tempered);
  let mass = 0;
  const byP = order.findIndex((id) => (mass += tempered[id]!) >= topP) + 1 || order.length;
  const kept = order.slice(0, Math.min(topK || order.length, topP >= 1 ? order.length : byP));
  const sum = kept.reduce((total, id) => total + tempered[id]!, 0);
  const final = new Float64Array(logits.length);
  for (const id of kept) final[id] = tempered[id]! / sum;
  const entropy = (p: Float64Array) => -p.reduce((total, x) => total + (x > 0 ? x * Math.log(x) : 0), 0);
  return { order, kept, columns: [original, tempered, final], entropies: [original, tempered, final].map(entropy) };
}

async function expectPipeline(
  page: Page,
  ids: number[],
  temperature: number,
  topK: number,
  topP: number,
): Promise<void> {
  const { order, kept, columns, entropies } = pipeline(answer(ids).logits, temperature, topK, topP);
  const listed = order.slice(0, 15);
  const label = (id: number) => tokenLabel(describeToken(id));
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  await expect
    .poll(async () => {
      const [first] = await rows(page);
      return first ? Math.abs(first.steps[2]! - columns[2]![listed[0]!]!) : 1;
    })
    .toBeLessThan(1e-4);
  const shown = await rows(page);
  expect(shown.map(({ token }) => token).slice(0, 15)).toEqual(listed.map(label));
  for (const [i, row] of shown.entries()) {
    for (const [step, column] of columns.entries()) {
      const sum = listed.reduce((total, id) => total + column[id]!, 0);
      const p = i < 15 ? column[listed[i]!]! : 1 - sum;
      expect(Math.abs(row.steps[step]! - p), `row ${i}, column ${step}`).toBeLessThan(1e-5 + 1e-3 * p);
    }
  }
  expect(shown.filter(({ shown: cells }) => /^cut/.test(cells[2]!)).length).toBe(
    Math.max(0, 15 - kept.length) + Number(kept.length <= 15),
  );
  for (const [i, name] of ['original', 'tempered', 'final'].entries()) {
    const [nats, bits] = (await lab(page).locator(`[data-entropy=${name}] dd`).first().innerText()).match(/[\d.]+/g)!;
    expect(Math.abs(Number(nats) - entropies[i]!), `${name} nats`).toBeLessThan(0.006);
    expect(Math.abs(Number(bits) - entropies[i]! / Math.LN2), `${name} bits`).toBeLessThan(0.006);
  }
  await expect(lab(page).locator('[data-entropy=kept] dd').first()).toHaveText(kept.length.toLocaleString('en'));
}

/** SplitMix64 in Number-free arithmetic, from S. Vigna's splitmix64.c. */
function uniform(seed: bigint, step: bigint): number {
  const wrap = (x: bigint) => BigInt.asUintN(64, x);
  let z = wrap(seed + (step + 1n) * 0x9e3779b97f4a7c15n);
  z = wrap((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = wrap((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
}

test('every column, the entropies and the number kept follow the settings', async ({ page }) => {
  const { text, ids } = (await golden())[2]!;
  await page.goto('output-probabilities/');
  await askLive(lab(page), text);
  await expectPipeline(page, ids, 1, 0, 1);
  for (const [temperature, topK, topP] of [
    [0.5, 0, 1],
    [2, 0, 1],
    [1, 5, 1],
    [0.8, 0, 0.5],
    [0.7, 40, 0.3],
  ] as const) {
    await test.step(`temperature ${temperature}, k ${topK}, p ${topP}`, async () => {
      const state = `sampling.temperature=${temperature}&sampling.topK=${topK}&sampling.topP=${topP}`;
      await page.evaluate(
        (hash) => void (location.hash = hash),
        `#at=sampling&prompt=${encodeURIComponent(text)}&${state}`,
      );
      await expect(slider(page, 'Temperature')).toHaveAttribute('aria-valuetext', temperature.toFixed(2));
      await expectPipeline(page, ids, temperature, topK, topP);
    });
  }
});

test('sliders by keyboard; back to normal; the address keeps the experiment', async ({ page }) => {
  await page.goto('output-probabilities/');
  await askLive(lab(page), 'She opened the door and looked at the');
  const before = (await rows(page)).map(({ shown }) => shown[1]);
  await slider(page, 'Temperature').focus();
  await page.keyboard.press('Home');
  await expect(slider(page, 'Temperature')).toHaveAttribute('aria-valuetext', '0.10');
  await slider(page, 'Top-k').focus();
  await page.keyboard.press('Home');
  await expect(slider(page, 'Top-k')).toHaveAttribute('aria-valuetext', '1');
  await expect(lab(page).locator('[data-entropy=final] dd').first()).toContainText('0.00 nats');
  await expect(lab(page).locator('[data-entropy=kept] dd').first()).toHaveText('1');

  await expect.poll(() => page.url()).toContain('sampling.topK=1');
  await page.reload();
  await expect(slider(page, 'Top-k')).toHaveAttribute('aria-valuetext', '1');
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  await expect(lab(page).locator('[data-entropy=kept] dd').first()).toHaveText('1');

  await lab(page).getByRole('button', { name: 'Temperature: back to normal' }).click();
  await lab(page).getByRole('button', { name: 'Top-k: back to normal' }).click();
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  await expect.poll(async () => (await rows(page)).map(({ shown }) => shown[1])).toEqual(before);
});

test('a draw falls where the random number says, also beyond the listed tokens', async ({ page }) => {
  const { text, ids } = (await golden())[1]!;
  const { order, columns } = pipeline(answer(ids).logits, 1, 0, 1);
  const drawn = (u: number) => {
    let passed = 0;
    return order.find((id) => (passed += columns[2]![id]!) > u)!;
  };
  await page.goto('output-probabilities/');
  await askLive(lab(page), text);
  await expectPipeline(page, ids, 1, 0, 1);
  const said = lab(page).locator('.it-sampling__landed');
  for (let step = 0; step < 4; step += 1) {
    await lab(page)
      .getByRole('button', { name: /^Draw( again)?$/ })
      .click();
    const u = uniform(1n, BigInt(step));
    await expect(said).toContainText(`Draw ${step + 1}: u = ${u.toFixed(4)}`);
    await expect(said).toContainText(`“${tokenLabel(describeToken(drawn(u)))}”`);
  }
  await lab(page).getByRole('button', { name: 'Draw 100 times' }).click();
  await expect(said).toContainText('Draw 104:');
  const counts = await lab(page).locator('tbody .is-drawn').allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(104);
});

test('an empty prompt and one over the limit are told', async ({ page }) => {
  await page.goto('output-probabilities/');
  await askLive(lab(page), 'The');
  await lab(page).locator('textarea').fill('');
  await expect(lab(page).locator('.it-sampling__empty')).toBeVisible();
  await lab(page).locator('textarea').fill('word '.repeat(400));
  await expect(lab(page).getByRole('alert')).toContainText('last 256');
  await expect(lab(page)).toHaveAttribute('data-origin', 'live');
  await expect(lab(page).locator('tbody tr')).toHaveCount(16);
});

test('rows and stretches are linked: pointing at one marks the other', async ({ page }) => {
  await page.goto('output-probabilities/');
  // Live first: an answer that arrives in between draws the rows anew under a resting pointer.
  await askLive(lab(page), 'The');
  await lab(page).locator('tbody tr').nth(2).hover();
  await expect(lab(page).locator('.it-ruler__stretches > span').nth(2)).toHaveAttribute('data-pointed', 'true');
  await expect(lab(page).locator('.it-sampling__exact')).toContainText('rank 3');
  await lab(page).locator('.it-ruler__stretches > span').first().hover();
  await expect(lab(page).locator('tbody tr').first()).toHaveAttribute('data-pointed', 'true');
  // The pointer rests elsewhere, so that only the keyboard points.
  await lab(page).locator('.it-sampling__exact').hover();
  await lab(page).locator('tbody tr').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(lab(page).locator('tbody tr').nth(1)).toBeFocused();
  await expect(lab(page).locator('.it-sampling__exact')).toContainText('rank 2');
});
