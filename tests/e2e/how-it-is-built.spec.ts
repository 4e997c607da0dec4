/** The last chapter: file sizes are those of the files, errors are those of the model that runs, the device tells of itself. */
import { readFileSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { FILE, PROMPTS } from '../../src/components/ExactError/compare';
import { outputNames } from '../../src/engine/outputs';
import { encodeIds } from '../../src/engine/tokenizer';
import type { LogitError } from '../../src/engine/types';
import { exportedJson } from './support/export';
import { expectLive } from './support/lab';
import { answer, config, manifest, softmax } from './support/shipped';
import { expect, test } from './support/test';

test.setTimeout(120_000);

const lab = (page: Page, id: string) => page.locator(`#${id}`);

test('sizes of files, rounding to few bits, exact logits, and the device', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto('how-it-is-built/');

  await test.step('every size is that of its file', async () => {
    const bytes = async (stage: string, part: string) =>
      Number(
        await lab(page, 'pipeline').locator(`[data-stage=${stage}] [data-part=${part}]`).getAttribute('data-bytes'),
      );
    const model = 'public/models/course-12m';
    const files = ['000', '001', '002', '003'].map((n) => statSync(`${model}/weights-${n}.bin`).size);
    const weights = files.reduce((sum, size) => sum + size);
    expect(await bytes('checkpoint', 'weights')).toBe(statSync('checkpoints/course-12m/model.safetensors').size);
    expect(await bytes('download', 'packedWeights')).toBe(weights);
    expect(await bytes('download', 'packedGraph')).toBe(statSync(`${model}/model.onnx`).size);
    const stored = (await bytes('converted', 'int8')) + (await bytes('converted', 'float32'));
    // Arrays begin on multiples of a few bytes: the files, unpacked, are a little longer than what they hold.
    const unpacked = manifest.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
    expect(unpacked - stored).toBeGreaterThanOrEqual(0);
    expect((unpacked - stored) / unpacked).toBeLessThan(0.001);
    await expect(lab(page, 'pipeline')).toContainText(`${outputNames(config).length} outputs`);
  });

  await test.step('no weight is off by more than half a scale; fewer bits, wider steps', async () => {
    const figure = lab(page, 'int8');
    await figure.scrollIntoViewIfNeeded();
    const row = (bits: number) => figure.locator(`tr[data-bits="${bits}"] [data-scale]`);
    for (const channel of ['3', '0']) {
      await figure.locator('select').selectOption(channel);
      const found = new Map<number, number>();
      for (const bits of [8, 6, 4, 3, 2]) {
        const largest = Number(await row(bits).getAttribute('data-value'));
        const scale = Number(await row(bits).getAttribute('data-scale'));
        expect(largest / scale, `${bits} bits`).toBeLessThanOrEqual(0.5001);
        found.set(bits, largest);
      }
      expect(found.get(4)! / found.get(8)!).toBeGreaterThan(12);
      expect(found.get(4)! / found.get(8)!).toBeLessThan(25);
    }
    // Choosing has woken the model, and it holds what the excerpt says.
    await expectLive(figure);
    await expect(figure).toContainText('the very same whole numbers');
    await figure.getByRole('radio', { name: '2', exact: true }).check();
    const strip = figure.locator('[data-strip=whole]').getByRole('slider');
    await strip.focus();
    await expect(strip).toHaveAttribute('aria-valuetext', /→ (−1|0|1) ·/);
    await expect.poll(() => page.url()).toContain('int8.bits=2');
  });

  await test.step('the exact logits come when asked for, and differ as the reference says', async () => {
    const figure = lab(page, 'exact-error');
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-origin', 'stored');
    expect(fetched.filter((path) => path.includes(FILE))).toEqual([]);
    await figure.getByRole('button', { name: /^Fetch the exact logits \(804 kB\)/ }).click();
    await expectLive(figure);
    const { errors } = await exportedJson<{ errors: LogitError[] }>(page, figure);
    const file = readFileSync(`public/${FILE}`);
    const V = config.vocab_size;
    for (const [i, prompt] of PROMPTS.entries()) {
      const exact = Float32Array.from({ length: V }, (_, id) => file.readFloatLE(4 * (i * V + id)));
      const { logits } = answer(encodeIds(prompt));
      const [p, q] = [softmax(exact), softmax(logits)];
      const largest = exact.reduce((most, logit, id) => Math.max(most, Math.abs(logit - logits[id]!)), 0);
      const kl = p.reduce((sum, x, id) => sum + x * Math.log(x / q[id]!), 0);
      expect(errors[i]!.largest).toBeCloseTo(largest, 3);
      expect(errors[i]!.kl).toBeCloseTo(kl, 6);
      expect(kl, 'a small fraction of a nat').toBeLessThan(0.01);
    }
    expect(errors.filter(({ sameTop }) => sameTop).length).toBeGreaterThanOrEqual(PROMPTS.length - 1);
    await figure.getByRole('button', { name: PROMPTS[1]! }).click();
    await expect.poll(() => page.url()).toContain('exact-error.prompt=1');
  });

  await test.step('the device is measured when the button is pressed', async () => {
    const figure = lab(page, 'your-device');
    await figure.scrollIntoViewIfNeeded();
    const fact = (name: string) => figure.locator(`[data-fact=${name}] dd`);
    await expect(fact('logits')).toHaveText('–');
    await figure.getByRole('button', { name: 'Measure', exact: true }).click();
    await expect(fact('logits')).toHaveText(/^[\d.]+ ms \([\d.]+ to [\d.]+, 9 runs\)$/, { timeout: 60_000 });
    await expect(fact('all')).toHaveText(/ms/);
    await expect(fact('threads')).toHaveText('1');
    await expect(fact('isolated')).toHaveText('no');
    await expect(fact('memory')).toHaveText('this browser does not tell');
    await expectLive(figure);
  });
});
