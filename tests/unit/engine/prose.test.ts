/** What rounding does to predictions over prose. `npm run conformance` prints the same figures. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { klDivergence } from '../../../src/engine/derived/entropy';
import { softmax } from '../../../src/engine/softmax';
import { EXACT, ROUNDED, TEXT_TOKENS } from '../../../tools/lib/conformance/bars';
import { divergence, expectedFrom } from '../../../tools/lib/conformance/divergence';
import { SAVED, suiteFigures } from '../../../tools/lib/conformance/saved';
import { compareOnText, proseWindows, type TextFigures } from '../../../tools/lib/conformance/text';
import { RandomNumbers } from '../../../tools/lib/random-numbers';
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';

describe('divergence', () => {
  it('is the divergence of the softmaxes', () => {
    const numbers = new RandomNumbers(3);
    const draw = (deviation: number) => {
      const row = new Float32Array(1000);
      numbers.fillNormal(row, 50, deviation);
      return row;
    };
    for (const [a, b] of [
      [draw(3), draw(3)],
      [draw(0.01), draw(30)],
    ] as const) {
      const { kl } = divergence(expectedFrom(a), b);
      expect(kl).toBeCloseTo(klDivergence(softmax(a), softmax(b)), 10);
    }
  });

  it('sees what is equal and what is not', () => {
    const even = Float32Array.of(0, 0);
    const uneven = Float32Array.of(0, Math.log(3));
    expect(divergence(expectedFrom(uneven), uneven)).toEqual({ kl: expect.closeTo(0, 12), sameTop: true });
    // ¼ ln ½ + ¾ ln 1½
    expect(divergence(expectedFrom(uneven), even)).toEqual({ kl: expect.closeTo(0.130812, 6), sameTop: false });
  });
});

describe('int8 against float32 over prose', () => {
  const folder = tempFolder();
  const figures = new Map<string, TextFigures>();

  // A quarter of a million exponentials for each of 5,000 positions: the longest of the unit tests.
  beforeAll(async () => {
    const [exact, ...rounded] = await Promise.all(
      [EXACT, ...ROUNDED].map(({ weights, compute }) =>
        convertedModel(`${folder}/${weights}-${compute}`, { weights, compute }),
      ),
    );
    const windows = await proseWindows(exact!.config.n_positions, TEXT_TOKENS);
    const found = await compareOnText(exact!, rounded, windows);
    for (const [i, { title }] of ROUNDED.entries()) figures.set(title, found[i]!);
    await Promise.all([exact!, ...rounded].map((model) => model.dispose()));
  }, 600_000);

  it.each(ROUNDED)('$title', ({ title, text }) => {
    const { tokens, kl, top1 } = figures.get(title)!;
    console.info(`${title}: KL ${kl.toFixed(5)} nats, same top token ${(100 * top1).toFixed(2)} %`);
    expect(tokens).toBeGreaterThanOrEqual(5000);
    expect(kl).toBeLessThanOrEqual(text.kl);
    expect(top1).toBeGreaterThanOrEqual(text.top1);
  });

  // A page shows them. Another processor may round a few positions the other way.
  it('has the figures that `npm run conformance -- --save` kept', () => {
    const saved = JSON.parse(readFileSync(SAVED, 'utf8')) as ReturnType<typeof suiteFigures>;
    const found = suiteFigures(saved.sha256, [...figures.values()]);
    expect(found.tokens).toBe(saved.tokens);
    for (const [i, { kl, top1 }] of found.combinations.entries()) {
      expect(Math.abs(kl - saved.combinations[i]!.kl)).toBeLessThan(0.02 * kl);
      expect(Math.abs(top1 - saved.combinations[i]!.top1)).toBeLessThan(0.002);
    }
  });
});
