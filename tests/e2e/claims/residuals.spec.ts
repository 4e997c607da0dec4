/** What the chapter on residual connections says happens, one step for each of its predictions and questions. */
import { best, numbersAt, promptOf, verdict } from '../support/claims';
import { weakened } from '../../../src/components/CutSkip/ask';
import { activations, config, divergence } from '../support/shipped';
import { encode } from '../../../src/engine/tokenizer';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'Once upon a time there was a little';
const DOOR = 'She opened the door and looked at the';
const ids = (text: string) => encode(text).map(({ id }) => id);
const { n_layer: L } = config;

interface Norms {
  prompt: string;
  norms: { position: number; additions: number; stream: number; added: number | ''; degrees: number | '' }[];
}
interface Written {
  prompt: string;
  attributions: { logit: number; layers: { heads: number[]; attention: number; mlp: number }[] }[];
}
interface Cut {
  prompt: string;
  at: number;
  gate: number;
  runs: { divergence: number; identical: boolean; apart: number; top: { id: number } }[];
  additions: { divergenceSkipCut: number; divergenceSublayerOff: number }[];
}

test('a growing stream, who wrote the answer, and paths that are cut', async ({ page }) => {
  await page.goto('residuals/');
  const cut = (at: number, gate: number, path: 'skip' | 'sublayer' = 'skip', prompt = PROMPT) =>
    numbersAt<Cut>(
      page,
      'cut-skip',
      `cut-skip.at=${at}&cut-skip.path=${path}&cut-skip.gate=${gate}&${promptOf(prompt)}`,
      (json) => json.at === at && json.gate === gate && json.prompt === prompt,
    );

  await test.step('norms: much longer at the end, at every token; one step of block 0 exceeds all before it', async () => {
    for (const prompt of [PROMPT, DOOR]) {
      const { norms } = await numbersAt<Norms>(page, 'stream-norms', promptOf(prompt), (at) => at.prompt === prompt);
      const of = (position: number) => norms.filter((row) => row.position === position);
      for (let position = 0; position < 8; position++) {
        const rows = of(position);
        expect(rows.at(-1)!.stream / rows[0]!.stream).toBeGreaterThan(4);
        const block0 = rows.slice(1, 3).map(({ added }, i) => Number(added) / rows[i]!.stream);
        expect(Math.max(...block0)).toBeGreaterThan(1);
      }
      // Erasing: some additions point against what is there; the growth is not even.
      expect(norms.some(({ degrees }) => degrees !== '' && degrees > 90)).toBe(true);
    }
  });

  await test.step('lead: the MLPs have a large share in the logit and a smaller one in the lead', async () => {
    const { attributions } = await numbersAt<Written>(
      page,
      'who-wrote',
      promptOf(PROMPT),
      (at) => at.prompt === PROMPT,
    );
    const mlps = attributions.map(({ layers }) => layers.reduce((sum, { mlp }) => sum + mlp, 0));
    expect(mlps[0]! / attributions[0]!.logit).toBeGreaterThan(0.3);
    const lead = Math.abs(mlps[0]! - mlps[1]!);
    expect(lead).toBeLessThan(Math.abs(mlps[0]!) / 2);
  });

  await test.step('cut: a skip path in block 3 moves the answer more than its sublayer, as everywhere from block 1 on', async () => {
    const { runs, additions } = await cut(6, 0);
    expect(runs[1]!.divergence).toBeGreaterThan(5 * runs[2]!.divergence);
    for (const addition of additions.slice(2)) {
      expect(addition.divergenceSkipCut).toBeGreaterThan(addition.divergenceSublayerOff);
    }
    // Block 0's MLP: its skip path is hardly missed, and without it nearly everything is lost.
    const mlp = additions[1]!;
    expect(mlp.divergenceSkipCut).toBeLessThan(0.05);
    expect(mlp.divergenceSublayerOff).toBe(Math.max(...additions.map((each) => each.divergenceSublayerOff)));
    const out = activations(ids(PROMPT));
    expect(runs[1]!.divergence).toBeCloseTo(
      divergence(out, activations(ids(PROMPT), weakened(config, 'skip', 6, 0))),
      3,
    );
  });

  await test.step('vanish: all cut, the same list whatever the prompt; half is enough, of sublayers it is not', async () => {
    for (const prompt of [PROMPT, 'The old man sat down by the']) {
      const { runs } = await cut(-1, 0, 'skip', prompt);
      expect(runs[0]!.apart).toBeGreaterThan(0.5);
      expect(runs[1]!.apart).toBeLessThan(0.1 * runs[0]!.apart);
    }
    const half = await cut(-1, 0.5);
    expect(half.runs[1]!.divergence).toBeGreaterThan(1);
    expect(half.runs[2]!.divergence).toBeLessThan(half.runs[1]!.divergence / 5);
    await cut(-1, 0, 'sublayer');
    await expect(page.locator('#cut-skip .it-ba__summary')).toContainText('is now “␣little”');
  });

  await test.step('which-free: block 0’s MLP, as its lengths say', async () => {
    const numbers = await verdict(page, 'which-free');
    expect(best(numbers, 'smallest')).toBe('block 0, MLP');
    const out = activations(ids(PROMPT));
    for (const [label, at] of [
      ['block 0, attention', 0],
      ['block 3, attention', 6],
      ['the last block, MLP', 2 * L - 1],
    ] as const) {
      expect(numbers[label]).toBeCloseTo(divergence(out, activations(ids(PROMPT), weakened(config, 'skip', at, 0))), 2);
    }
  });
});
