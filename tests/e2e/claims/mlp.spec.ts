/** What the chapter on the MLP says happens, one step for each of its predictions and questions. */
import { numbersAt, promptOf, verdict } from '../support/claims';
import { config } from '../support/shipped';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'She opened the door and looked at the';
const blocks = Array.from({ length: config.n_layer }, (_, layer) => layer);
const F = 4 * config.n_embd;

interface Flow {
  prompt: string;
  layer: number;
  out: number[];
  linear: number[];
}
interface Curve {
  prompt: string;
  layer: number;
  neurons: { pre: number }[];
}
interface Strongest {
  prompt: string;
  layer: number;
  share: { count: number; share: number }[];
}
interface Off {
  prompt: string;
  switches: { what: string; off: number[]; layer: number; count: number };
  comparison: { runs: { divergence: number; top: { id: number } }[] };
}

test('without the bend, sparse neurons, few that do most, and blocks switched off', async ({ page }) => {
  await page.goto('mlp/');

  await test.step('without-gelu: in block 0 the same direction, in all others another vector', async () => {
    const lengths: number[] = [];
    for (const layer of blocks) {
      const { out, linear } = await numbersAt<Flow>(
        page,
        'mlp-flow',
        `mlp-flow.layer=${layer}&${promptOf(PROMPT)}`,
        (at) => at.layer === layer && at.prompt === PROMPT,
      );
      const cosine = out.reduce((sum, x, i) => sum + x * linear[i]!, 0) / Math.hypot(...out) / Math.hypot(...linear);
      if (layer === 0) expect(cosine).toBeGreaterThan(0.9);
      else {
        expect(cosine, `block ${layer}`).toBeLessThan(0.8);
        lengths.push(Math.hypot(...linear) / Math.hypot(...out));
      }
    }
    expect(lengths.filter((times) => times > 2 && times < 6.5).length).toBeGreaterThanOrEqual(lengths.length - 1);
  });

  await test.step('half: right of zero lie about half in block 0, fewer in all others', async () => {
    for (const layer of blocks) {
      const { neurons } = await numbersAt<Curve>(
        page,
        'gelu-curve',
        `gelu-curve.layer=${layer}&${promptOf(PROMPT)}`,
        (at) => at.layer === layer,
      );
      const active = neurons.filter(({ pre }) => pre > 0).length / F;
      if (layer === 0) expect(Math.abs(active - 0.5)).toBeLessThan(0.12);
      else expect(active, `block ${layer}`).toBeLessThan(0.35);
    }
  });

  await test.step('few: a hundred neurons or fewer write two thirds of what a block adds', async () => {
    for (const layer of blocks) {
      const { share } = await numbersAt<Strongest>(
        page,
        'neurons',
        `neurons.layer=${layer}&${promptOf(PROMPT)}`,
        (at) => at.layer === layer,
      );
      expect(share.find((point) => point.share >= 2 / 3)!.count, `block ${layer}`).toBeLessThanOrEqual(100);
      expect(share.at(-1)!.share).toBeCloseTo(1, 3);
    }
  });

  await test.step('off: without the first the answer is lost, without any other it stays nearly the same', async () => {
    const without = async (off: number[]) => {
      const state = `mlp-off.what=blocks&mlp-off.off=${off.join('.')}&${promptOf(PROMPT)}`;
      const { comparison } = await numbersAt<Off>(
        page,
        'mlp-off',
        state,
        ({ switches }) => switches.what === 'blocks' && switches.off.join() === off.join(),
      );
      return comparison;
    };
    const [, first] = (await without([0])).runs;
    expect(first!.divergence).toBeGreaterThan(1);
    for (const layer of blocks.slice(1)) {
      expect((await without([layer])).runs[1]!.divergence, `block ${layer}`).toBeLessThan(first!.divergence / 5);
    }
    // Fifty of the strongest neurons of the last block, against fifty drawn at random.
    const { comparison } = await numbersAt<Off>(
      page,
      'mlp-off',
      `mlp-off.what=neurons&mlp-off.layer=${config.n_layer - 1}&mlp-off.count=50`,
      ({ switches }) => switches.what === 'neurons' && switches.layer === config.n_layer - 1,
    );
    expect(comparison.runs[1]!.divergence).toBeGreaterThan(2 * comparison.runs[2]!.divergence);
  });

  await test.step('spared: with block 0’s MLP gone it matters little whether the others are there', async () => {
    const numbers = await verdict(page, 'spared');
    const [first, one, last, all] = Object.values(numbers) as [number, number, number, number];
    expect(Math.max(one, last)).toBeLessThan(first / 5);
    expect(Math.abs(all - first)).toBeLessThan(Math.max(all, first) / 2);
  });
});
