/** The shared components by keyboard and in words, in the gallery; and the frame's menu on a real lab. */
import { downloaded } from './support/download';
import { fillNumber } from './support/lab';
import { askLive } from './support/lab';
import { expect, test } from './support/test';

const gallery = 'sandbox/shared/';

test.describe('gallery', () => {
  test('a token strip is one tab stop, moves by arrows and chooses by Enter', async ({ page }) => {
    await page.goto(`${gallery}?state=tokens`);
    const strip = page.getByRole('listbox', { name: 'Tokens' });
    await expect(strip.locator('[tabindex="0"]')).toHaveCount(1);
    await strip.getByRole('option').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const chosen = strip.getByRole('option', { selected: true });
    await expect(chosen).toHaveCount(1);
    await expect(chosen).toBeFocused();
    await expect(chosen).toHaveAccessibleName(/bytes A5/);
  });

  test('tokens show spaces as ␣ and loose bytes in hex', async ({ page }) => {
    await page.goto(`${gallery}?state=tokens`);
    const strip = page.getByRole('listbox', { name: 'Tokens' });
    await expect(strip).toContainText('␣upon');
    await expect(strip).toContainText('E697');
    await expect(page.locator('main')).not.toContainText('\uFFFD');
  });

  test('a heat strip speaks and shows the value under its cursor', async ({ page }) => {
    await page.goto(`${gallery}?state=heat`);
    const strip = page.getByRole('slider', { name: 'A vector' });
    await strip.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(strip).toHaveAttribute('aria-valuetext', /^dimension 11: /);
    await expect(page.locator('.it-heat-value')).toHaveText(/^dimension 11: /);
    // It can lie over something: Escape puts it away, and the next step brings it back.
    await page.keyboard.press('Escape');
    await expect(page.locator('.it-heat-value')).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.it-heat-value')).toHaveText(/^dimension 12: /);
  });

  test('a matrix is a grid: arrows move, cells name row, column and value', async ({ page }) => {
    await page.goto(`${gallery}?state=matrix`);
    const grid = page.getByRole('grid', { name: 'Attention' });
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
    await grid.getByRole('gridcell').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    const cell = grid.locator('[data-cell="1,5"]');
    await expect(cell).toBeFocused();
    await expect(cell).toHaveAccessibleName(/␣upon, ⏎: /);
    await page.keyboard.press('Enter');
    await expect(cell).toHaveAttribute('aria-selected', 'true');
  });

  test('linked matrices mark the same row and column; a head chooses its whole row, by pointer and keys', async ({
    page,
  }) => {
    await page.goto(`${gallery}?state=linked matrices`);
    const [scores, pattern] = [page.getByRole('grid', { name: 'Scores' }), page.getByRole('grid', { name: 'Pattern' })];
    await scores.locator('[data-cell="4,2"]').hover();
    await expect(pattern.locator('.it-matrix-mark')).toHaveText('␣w4');
    await expect(pattern.locator('.it-matrix-column.is-marked')).toHaveText('␣w2');
    await pattern.locator('[data-cell="3,0"]').focus();
    await page.keyboard.press('ArrowLeft');
    const head = pattern.locator('[data-cell="3,-1"]');
    await expect(head).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-selected', 'true');
    await expect(scores.locator('.it-cell:not(.is-dim)')).toHaveCount(7);
    await scores.locator('[data-cell="3,-1"]').click();
    await expect(scores.locator('.it-cell.is-dim')).toHaveCount(0);
    // What ends a row is no cell: its head says it.
    await expect(pattern.getByRole('rowheader', { name: '␣w3: sum 1.00', exact: true })).toBeVisible();
    await expect(pattern.getByRole('row').last().locator('[role]')).toHaveCount(8);
    for (const grid of [scores, pattern]) await expect(grid).toHaveAttribute('aria-colcount', '8');
  });

  test('a matrix of 64 tokens is light, and its one cursor speaks place, tokens and value', async ({ page }) => {
    await page.goto(`${gallery}?state=linked matrices, 64 tokens`);
    const grid = page.getByRole('grid', { name: 'Pattern' });
    await expect(grid).toHaveAttribute('aria-rowcount', '65');
    expect(await page.locator('main *').count()).toBeLessThan(900);
    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Enter');
    const cell = grid.getByRole('gridcell', { selected: true });
    await expect(cell).toHaveText(/^␣w63, ␣extraordinarily: 0\.02$/);
    await expect(cell).toHaveAttribute('aria-colindex', '64');
    await expect(grid).toHaveAttribute('aria-colcount', '65');
    await expect(grid.getByRole('rowheader')).toHaveAccessibleName('␣w63: sum 1.00');
    await expect(grid).toHaveAttribute('aria-activedescendant', (await cell.getAttribute('id'))!);
    await expect(page.locator('.it-matrix-part').last().locator('.it-cell.is-selected')).toHaveCount(1);
  });

  test('a slider moves in its own steps and goes back to normal', async ({ page }) => {
    await page.goto(`${gallery}?state=controls`);
    const slider = page.getByRole('slider', { name: 'Temperature' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', '1.65');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuetext', '1.55');
    const back = page.getByRole('button', { name: 'Temperature: back to normal' });
    await back.focus();
    await page.keyboard.press('Enter');
    await expect(slider).toHaveAttribute('aria-valuetext', '1.00');
    await expect(back).toBeHidden();
    await expect(slider).toBeFocused();
  });

  test('a number that does not fit stays, with what would fit, until it does or another comes from elsewhere', async ({
    page,
  }) => {
    await page.goto(`${gallery}?state=controls`);
    const field = page.getByRole('spinbutton', { name: 'Seed', exact: true });
    await fillNumber(field, 1234);
    await expect(field).not.toHaveAttribute('aria-invalid');
    await page.keyboard.press('Tab');
    await expect(field).toHaveValue('1234');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription('0 to 999');
    await expect(page.getByRole('alert')).toHaveText('0 to 999');

    await page.getByRole('button', { name: 'Another seed' }).click();
    await expect(field).toHaveValue('8');
    await expect(page.getByRole('alert')).toHaveCount(0);

    await field.focus();
    await field.press('ControlOrMeta+a');
    await field.press('Delete');
    await page.keyboard.press('Tab');
    await expect(field).toHaveValue('');
    await expect(page.getByRole('alert')).toHaveText('0 to 999');
    await field.pressSequentially('12');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(field).toHaveValue('12');
    await expect(field).not.toHaveAttribute('aria-invalid');
  });

  test('a prompt that is too long is said once, not with every letter, and describes the field', async ({ page }) => {
    await page.goto(`${gallery}?state=prompt`);
    const field = page.getByRole('textbox', { name: 'Prompt' });
    await field.fill('a '.repeat(20) + 'a');
    const alert = page.getByRole('alert');
    const spoken = alert.locator(':not([aria-hidden])');
    await expect(alert).toContainText('21 tokens, but');
    await expect(spoken).toHaveText(/^at least 21 tokens, but .* at most 20/);
    await expect(field).toHaveAccessibleDescription(/at least 21 tokens/);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill('a '.repeat(21) + 'a');
    await expect(alert).toContainText('22 tokens, but');
    await expect(spoken).toHaveText(/^at least 21 tokens, but/);
    await field.fill('a');
    await expect(alert).toHaveCount(0);
    await expect(field).not.toHaveAttribute('aria-invalid');
  });

  test('nothing is wider than a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(gallery);
    await expect(page.locator('[data-state-name]').last()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test('a button that its own press disables keeps the focus until the reader goes on', async ({ page }) => {
  await page.goto('embed/next-token/');
  const lab = page.locator('figure.it-lab');
  await askLive(lab, 'The king');
  await lab.getByRole('button', { name: /^Generate/ }).click();
  const takeBack = lab.getByRole('button', { name: 'Take back what was added' });
  await expect(takeBack).toBeEnabled();
  await takeBack.press('Enter');
  await expect(takeBack).toHaveAttribute('aria-disabled', 'true');
  await expect(takeBack).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(takeBack).not.toHaveAttribute('aria-disabled');
  await expect(takeBack).toHaveAttribute('disabled');
});

test('a text of which the model reads the end is no mistake', async ({ page }) => {
  await page.goto('embed/embedding-strip/');
  const field = page.locator('textarea');
  await expect(field).toBeEnabled();
  await field.fill('word '.repeat(400));
  await expect(page.getByRole('alert')).toContainText('at least 257 tokens. The whole text is kept');
  await expect(field).toHaveAccessibleDescription(/The whole text is kept/);
  await expect(field).not.toHaveAttribute('aria-invalid');
});

test('the menu of a lab opens, closes by Escape, and exports numbers and figure', async ({ page }) => {
  await page.goto('embed/embedding-strip/');
  const menu = page.getByRole('button', { name: /^Share and export/ });
  await expect(async () => {
    await menu.click();
    await expect(menu).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await expect(menu).toBeFocused();

  await menu.click();
  for (const [item, name] of [
    ['Numbers as JSON', 'embedding-strip.json'],
    ['Numbers as CSV', 'embedding-strip.csv'],
    ['Figure as SVG', 'embedding-strip.svg'],
    ['Figure as PNG', 'embedding-strip.png'],
  ] as const) {
    const file = await downloaded(page, () => page.getByRole('button', { name: item }).click());
    expect(file.name).toBe(name);
    const { bytes } = file;
    expect(bytes.length).toBeGreaterThan(1000);
    if (name.endsWith('json')) expect(() => JSON.parse(bytes.toString()) as unknown).not.toThrow();
    if (name.endsWith('png')) expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    if (name.endsWith('svg')) expect(bytes.toString()).toMatch(/^<svg [^>]*>.*Stored run of/s);
  }
});
