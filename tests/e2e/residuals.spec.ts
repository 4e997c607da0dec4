/** The chapter on residual connections: three labs, held against the reference and against what the text says they show. */
import type { Locator } from '@playwright/test';
import { exportedJson } from './support/export';
import { askLive, expectLive } from './support/lab';
import { answer, config, golden } from './support/shipped';
import { expect, test } from './support/test';

interface Norms {
  norms: { position: number; additions: number; stream: number }[];
}
interface Written {
  attributions: {
    logit: number;
    layers: { heads: number[]; attentionBias: number; attention: number; mlp: number }[];
  }[];
}
interface Cut {
  at: number;
  gate: number;
  runs: { divergence: number; identical: boolean; apart: number }[];
  additions: { divergenceSkipCut: number; divergenceSublayerOff: number }[];
}

const number = (text: string | null) => Number((text ?? '').replace('\u2212', '-').replace('+', ''));
const length = (row: Float32Array) => Math.hypot(...row);

/** The sum so far in the last row of the bill, and the one below the line. */
async function ends(lab: Locator): Promise<[number, number]> {
  const last = lab.locator('tbody tr:not([data-inside]) td:last-child').last();
  return [number(await last.textContent()), number(await lab.locator('tfoot td:last-child').textContent())];
}

test('lengths are those of the reference, and the bill sums to its logit', async ({ page }) => {
  const { text, ids } = (await golden())[1]!;
  await page.goto('residuals/');
  const norms = page.locator('#stream-norms');
  await askLive(norms, text);
  const reference = answer(ids);
  const D = config.n_embd;
  const { norms: rows } = await exportedJson<Norms>(page, norms);
  expect(rows).toHaveLength(ids.length * (2 * config.n_layer + 1));
  for (const { position, additions, stream } of rows.filter(({ additions }) => additions % 2 === 0)) {
    const row = reference.streams[additions / 2]!.subarray(position * D, (position + 1) * D);
    expect(stream / length(row), `token ${position} after ${additions} additions`).toBeCloseTo(1, 3);
  }
  // Another token: its own table.
  await norms.getByRole('option').nth(1).click();
  const shown = rows.find(({ position, additions }) => position === 1 && additions === 2 * config.n_layer)!.stream;
  await expect(norms.locator('tbody tr').last().locator('td').last()).toHaveText(shown.toFixed(1));
  await expect(norms.locator('caption')).toContainText('opened');
  await expect.poll(() => page.url()).toContain('stream-norms.token=1');

  const wrote = page.locator('#who-wrote');
  await wrote.scrollIntoViewIfNeeded();
  await expectLive(wrote);
  const best = reference.logits.reduce((a, b) => Math.max(a, b), -Infinity);
  let [running, total] = await ends(wrote);
  expect(total).toBeCloseTo(best, 1);
  expect(Math.abs(running - total)).toBeLessThan(0.011);
  const mlps = number(await wrote.locator('.is-mlp dd').textContent());

  await wrote.getByRole('button', { name: 'Block 1, attention' }).click();
  await expect(wrote.locator('[data-inside]')).toHaveCount(config.n_head + 1);
  await wrote.getByRole('radio', { name: 'a lead over another' }).check();
  await expect(wrote.locator('.it-wrote__summary')).toContainText('leads');
  [running, total] = await ends(wrote);
  expect(Math.abs(running - total)).toBeLessThan(0.011);
  expect(Math.abs(number(await wrote.locator('.is-mlp dd').textContent()))).toBeLessThan(0.5 * mlps);
  const { attributions } = await exportedJson<Written>(page, wrote);
  expect(total).toBeCloseTo(attributions[0]!.logit - attributions[1]!.logit, 2);
  for (const { heads, attentionBias, attention } of attributions[0]!.layers) {
    expect(heads.reduce((a, b) => a + b, attentionBias)).toBeCloseTo(attention, 3);
  }
});

test('cutting a skip path moves the answer more than its sublayer; cutting all makes it forget the prompt', async ({
  page,
}) => {
  await page.goto('residuals/');
  const lab = page.locator('#cut-skip');
  await page.getByRole('link', { name: 'the skip path around attention in block 3, cut' }).click();
  await expectLive(lab);
  await expect(lab.getByRole('slider')).toHaveAttribute('aria-valuetext', 'cut');
  await expect(lab.locator('[data-selected]')).toContainText('Block 3, attention');
  let state = await exportedJson<Cut>(page, lab);
  expect(state).toMatchObject({ at: 6, gate: 0 });
  expect(state.runs[1]!.divergence).toBeGreaterThan(5 * state.runs[2]!.divergence);
  expect(state.additions[6]!.divergenceSkipCut).toBeCloseTo(state.runs[1]!.divergence, 5);
  for (const { divergenceSkipCut, divergenceSublayerOff } of state.additions.slice(2)) {
    expect(divergenceSkipCut).toBeGreaterThan(divergenceSublayerOff);
  }
  // The quiz: at which addition a cut does least.
  const least = Math.min(...state.additions.map(({ divergenceSkipCut }) => divergenceSkipCut));
  expect(state.additions[1]!.divergenceSkipCut).toBe(least);

  await lab.getByRole('radio', { name: 'at all of them' }).check();
  await expectLive(lab);
  state = await exportedJson<Cut>(page, lab);
  expect(state).toMatchObject({ at: -1, gate: 0 });
  expect(state.runs[1]!.apart).toBeLessThan(0.1 * state.runs[0]!.apart);
  // All sublayers off: the last token again.
  await lab.getByRole('radio', { name: 'the sublayer' }).check();
  await expect(lab.locator('.it-ba__summary')).toContainText('is now “␣little”');

  // By keyboard back to where nothing is changed.
  await lab.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expectLive(lab);
  await expect(lab.locator('.it-ba__summary')).toContainText('Nothing has changed');

  // Another prompt: the table follows.
  await askLive(lab, 'The old man sat down by the');
  await expect(lab.locator('.it-cut__map')).not.toHaveClass(/it-stale/);
  const other = await exportedJson<Cut>(page, lab);
  expect(other.additions).not.toEqual(state.additions);
});
