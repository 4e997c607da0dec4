/** What the chapter on heads says happens, one step for each of its predictions and questions. */
import { expectLive } from '../support/lab';
import { mean, numbersAt, numbersOf, promptOf, verdict } from '../support/claims';
import { activations, divergence } from '../support/shipped';
import { headsOff } from '../../../src/engine/switches';
import { test } from '../support/shifts';
import { expect } from '../support/test';

// A chapter's experiments, one after another on one page: the model is loaded once.
test.setTimeout(600_000);

const PROMPT = 'Once upon a time there was a little';
const IDS = [7454, 2402, 257, 640, 612, 373, 257, 1310];
const LONG =
  'She opened the door and looked at the dark room, and then she closed the door and went back to the fire with her little brother';

interface Switched {
  prompt: string;
  off: string[];
  divergence: number;
  next: { id: number; before: number; after: number }[];
  map: { id: number; topWithout: number; deltaLogProbability: number }[];
}
interface Kinds {
  kind: string;
  scores: number[][];
  even: number;
  copies: [number, number, number];
  tokens: unknown[];
}

/** How evenly a pattern's rows are spread: their entropy as a share of the most there can be. */
function evenness(pattern: number[]): number {
  const T = Math.sqrt(pattern.length);
  const rows = Array.from({ length: T - 1 }, (_, i) => pattern.slice((i + 1) * T, (i + 1) * T + i + 2));
  const entropy = (row: number[]) => -row.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0);
  return mean(rows.map((row) => entropy(row) / Math.log(row.length)));
}

test('patterns, writes, switches and kinds of heads', async ({ page }) => {
  await page.goto('multi-head/');

  await test.step('evenly: the heads of block 0, on two prompts', async () => {
    for (const prompt of [PROMPT, LONG]) {
      interface Patterns {
        tokens: { text: string }[];
        patterns: number[][][];
      }
      const { patterns } = await numbersAt<Patterns>(
        page,
        'head-patterns',
        promptOf(prompt),
        ({ tokens }) => prompt.startsWith(tokens.map(({ text }) => text).join('')) && tokens.length > 7,
      );
      const blocks = patterns.map((heads) => mean(heads.map(evenness)));
      expect(blocks.indexOf(Math.max(...blocks)), prompt).toBe(0);
    }
  });

  await test.step('sum: the vectors add up to what attention adds, their lengths to more', async () => {
    for (const [layer, token] of [
      [0, 3],
      [2, 7],
      [5, 1],
    ] as const) {
      interface Outputs {
        layer: number;
        position: number;
        vectors: Record<string, number[]>;
      }
      const state = `head-outputs.layer=${layer}&head-outputs.token=${token}&${promptOf(PROMPT)}`;
      const json = await numbersAt<Outputs>(
        page,
        'head-outputs',
        state,
        (at) => at.layer === layer && at.position === token,
      );
      const {
        attn_out: whole,
        sum: _,
        ...parts
      } = json.vectors as Record<string, number[]> & { attn_out: number[]; sum: number[] };
      const lengths = Object.values(parts).reduce((total, part) => total + Math.hypot(...part), 0);
      expect(lengths).toBeGreaterThan(1.05 * Math.hypot(...whole));
    }
  });

  await test.step('one-off: few single heads decide the top token, and some are better gone', async () => {
    const lab = page.locator('#head-switches');
    const measured = async (prompt: string) => {
      await numbersAt<Switched>(
        page,
        'head-switches',
        `head-switches.off=&${promptOf(prompt)}`,
        (at) => at.prompt === prompt,
      );
      const measure = lab.getByRole('button', { name: 'Switch every head off in turn' });
      if (await measure.isEnabled()) await measure.click();
      await expect(lab.getByText('36 of 36 heads measured')).toBeVisible();
      return (await numbersOf<Switched>(page, lab, ({ map }) => map.length === 36)).map;
    };
    const map = await measured(LONG);
    expect(map.filter(({ id, topWithout }) => id !== topWithout).length).toBeLessThan(36 / 5);
    expect(map.filter(({ deltaLogProbability }) => deltaLogProbability > 0).length).toBeGreaterThan(0);
    // Where the first tokens are almost level, far more heads change their order.
    const level = await measured('They sat by the fire and talked about the');
    expect(level.filter(({ id, topWithout }) => id !== topWithout).length).toBeGreaterThan(
      2 * map.filter(({ id, topWithout }) => id !== topWithout).length,
    );
  });

  await test.step('all-off: not one digit changes with the first word', async () => {
    const all = (prompt: string) =>
      numbersAt<Switched>(
        page,
        'head-switches',
        `head-switches.off=*.*&${promptOf(prompt)}`,
        (at) => at.off.length === 36 && at.prompt === prompt,
      );
    const [once, here] = [await all(PROMPT), await all('Here upon a time there was a little')];
    const top = (run: Switched) =>
      [...run.next]
        .sort((a, b) => b.after - a.after)
        .slice(0, 5)
        .map(({ id, after }) => [id, after]);
    expect(top(here)).toEqual(top(once));
    expect(once.divergence).toBeGreaterThan(0.1);
  });

  await test.step('induction: no head of this model; most of the second copy’s gain is no repetition', async () => {
    const lab = page.locator('#head-kinds');
    const found = await numbersAt<Kinds>(
      page,
      'head-kinds',
      'head-kinds.kind=induction',
      ({ kind }) => kind === 'induction',
    );
    expect(Math.max(...found.scores.flat())).toBeLessThan(0.15);
    expect(Math.max(...found.scores.flat())).toBeLessThan(4 * found.even);
    await expect(lab.locator('[data-verdict]')).toContainText('No head of this model stands out');
    const [first, second, control] = found.copies;
    expect(control).toBeGreaterThan(first);
    expect(second - control).toBeLessThan((second - first) / 2);

    // The head that looks at the first token of a short text hardly does so in a long one.
    const kinds = (prompt: string) =>
      numbersAt<Kinds>(
        page,
        'head-kinds',
        `head-kinds.kind=first&${promptOf(prompt)}`,
        ({ kind, tokens }) => kind === 'first' && tokens.length === (prompt === PROMPT ? 8 : 27),
      );
    const short = (await kinds(PROMPT)).scores.flat();
    await expectLive(lab);
    const long = (await kinds(LONG)).scores.flat();
    const strongest = short.indexOf(Math.max(...short));
    expect(long[strongest]).toBeLessThan(short[strongest]! / 3);
  });

  await test.step('run-block: as far as the independent implementation says', async () => {
    const out = activations(IDS);
    const numbers = await verdict(page, 'run-block');
    for (const [label, layer] of [
      ['block 1', 1],
      ['block 2', 2],
      ['block 4', 4],
      ['the last block', 5],
    ] as const) {
      expect(numbers[label]).toBeCloseTo(divergence(out, activations(IDS, headsOff(6, 6, [layer]))), 3);
    }
  });
});
