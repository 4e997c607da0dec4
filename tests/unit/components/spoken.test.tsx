/** What figures tell those who do not see them. No browser: views are drawn once, in the states of the gallery. */
import type { ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import * as compare from '../../../src/components/ComparePrompts/sandbox';
import * as cutSkip from '../../../src/components/CutSkip/sandbox';
import * as decode from '../../../src/components/DecodeSteps/sandbox';
import * as exact from '../../../src/components/ExactError/sandbox';
import * as headKinds from '../../../src/components/HeadKinds/sandbox';
import * as headPatterns from '../../../src/components/HeadPatterns/sandbox';
import * as maskChoice from '../../../src/components/MaskChoice/sandbox';
import * as wordOrder from '../../../src/components/WordOrder/sandbox';
import { fixtureWave } from '../../../src/components/shared/fixtures';
import { HeatStack } from '../../../src/components/shared/HeatStack';
import { MatrixGrid } from '../../../src/components/shared/MatrixGrid';
import { PromptInput } from '../../../src/components/shared/PromptInput';
import { RunningText } from '../../../src/components/shared/RunningText';
import strings from '../../../src/content/i18n/en.json';

interface Sandbox {
  View: unknown;
  default: readonly { name: string; props: object }[];
}
/** The first state of a lab, or another one, with some of its props changed. */
function drawn({ View, default: states }: Sandbox, changes: (props: object) => object = () => ({}), name?: string) {
  const Lab = View as ComponentType<object>;
  const { props } = states.find((state) => name === undefined || state.name === name)!;
  return renderToString(<Lab {...props} {...changes(props)} {...{ strings, locale: 'en' }} />);
}

it.each([
  ['DecodeSteps', decode, 'model’s own probability 21.0%'],
  ['ComparePrompts', compare, 'Prompt B 18.0%'],
  ['ExactError', exact, 'exact 20.0%'],
])('%s: the second bar has words', (_, lab, words) => expect(drawn(lab)).toContain(words));

it('WordOrder: the upright mark has words, where there is one', () => {
  const states = wordOrder.default.map(({ name }) => drawn(wordOrder, undefined, name));
  expect(states.filter((html) => html.includes('it-order__usual')).length).toBeGreaterThan(0);
  for (const html of states)
    expect(html.includes('it-hidden"> model as it is ')).toBe(html.includes('it-order__usual'));
});

it('patterns are named by their own head, not by the one that is asked for', () => {
  const asked = { kind: 'causal', width: 3, layer: 5, head: 4 };
  expect(drawn(maskChoice, () => ({ wanted: asked }))).toContain('aria-label="Pattern of block 2, head 1: ');
});

it('what is masked is no share of 0%', () => {
  const html = drawn(headKinds);
  expect(html).toContain('aria-label="The looks at ␣old: masked"');
  expect(html).not.toMatch(/looks at [^"]*: 0%"/);
});

it('tokens that occur more than once are told apart', () => {
  const html = drawn(headPatterns, () => ({ drawing: 'matrix' }), '64 tokens');
  expect(html).toContain('Once (8) looks at Once (0): ');
});

it('the circuit says which path is weakened, and how far; the curve has its numbers', () => {
  const html = drawn(cutSkip, () => ({ path: 'sublayer', gate: 0.5 }));
  expect(html).toMatch(/aria-label="The addition, [^"]*; the sublayer: ×\u00a00\.50"/);
  expect(html).toContain('<li>After Block 0, MLP: as it is ');
});

it('what is chosen says so: a whole row of a large matrix, a cell of a stack, a token whose lines stay, a prompt', () => {
  const labels = Array.from({ length: 20 }, (_, i) => `w${i}`);
  const grid = (index: number) =>
    renderToString(
      <MatrixGrid
        {...{ rows: 20, columns: 20, rowLabels: labels, columnLabels: labels, label: 'Large', scale: 'signed' }}
        values={fixtureWave(400)}
        describe={String}
        selected={[3, -1]}
        line={{ axis: 'row', index }}
        onLine={() => undefined}
      />,
    );
  expect(grid(3)).toMatch(/role="rowheader"[^>]* aria-selected="true"/);
  expect(grid(4)).toMatch(/role="rowheader"[^>]* aria-selected="false"/);

  const stack = (dimension: number) =>
    renderToString(
      <HeatStack
        {...{ count: 2, limit: 1, label: 'Stack', hint: '', selected: 1, chosen: [1, dimension] }}
        values={() => fixtureWave(8)}
        head={String}
        describe={String}
        onSelect={() => undefined}
        onChoose={() => undefined}
      />,
    );
  expect(stack(0)).toMatch(/role="gridcell"[^>]* aria-selected="true"/);
  expect(stack(5)).toMatch(/role="gridcell"[^>]* aria-selected="false"/);

  const lines = drawn(headPatterns, () => ({ kept: 2, drawing: 'lines' }));
  expect(lines.match(/class="[^"]*" aria-selected="true" aria-label="([^,]*), position/)?.[1]).toBe('␣king');
  expect(drawn(exact)).toMatch(/<button[^>]* aria-current="true"/);
});

it('English is English on every page; of what a reader types nobody knows', () => {
  const field = (value: string) =>
    renderToString(
      <PromptInput
        {...{ value, label: 'Prompt', strings, examples: ['The king', '日本語の', '中文'] }}
        onInput={() => undefined}
      />,
    );
  expect(field('The king')).toMatch(/class="it-prompt-grow"[^>]* lang="en"/);
  expect(field('The kings')).not.toMatch(/class="it-prompt-grow"[^>]* lang/);
  expect(
    field('')
      .match(/class="it-chip"[^>]* lang="[^"]*"/g)
      ?.map((chip) => chip.split('lang=')[1]),
  ).toEqual(['"en"', '"ja"', '"zh-CN"']);

  const text = renderToString(
    <RunningText
      {...{ before: 'Le roi', examples: ['The king'], sameUntil: -1, stale: false, label: '', locale: 'ja' }}
      tokens={[{ token: { id: 1, text: ' said', bytes: [] }, probability: 0.5, draw: 0.1 }]}
      describe={() => 'ja'}
    />,
  );
  expect(text).toMatch(/aria-label="ja"[^>]*><span [^>]*lang="en"[^>]*> said</);
  expect(text).not.toMatch(/it-running__before"[^>]* lang/);
});
