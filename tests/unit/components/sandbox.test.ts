/** Every widget is in the gallery in every state there is, or its sandbox.tsx says why not. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Token } from '../../../src/engine/types';
import { EVERY_STATE, statesOf, type Sandbox } from '../../../src/pages/_sandbox/states';

const modules = import.meta.glob<Sandbox>('../../../src/components/*/sandbox.tsx', { eager: true });
const widgets = Object.fromEntries(Object.entries(modules).map(([path, module]) => [path.split('/').at(-2)!, module]));
// Not a widget but what widgets are made of, each in states of its own.
delete widgets.shared;

const named = (name: string) => name.split(', ');

it('finds a sandbox.tsx beside every view.tsx', () => {
  const folders = readdirSync('src/components').filter((name) => existsSync(`src/components/${name}/view.tsx`));
  expect(Object.keys(widgets).sort()).toEqual(folders.sort());
});

describe.each(Object.entries(widgets))('%s', (widget, sandbox) => {
  const states = statesOf(sandbox);
  const without = Object.keys(sandbox.without ?? {});

  it('has every state, or a reason', () => {
    const shown = states.flatMap(({ name }) => named(name));
    expect(EVERY_STATE.filter((state) => !shown.includes(state)).sort()).toEqual(without.sort());
  });

  it('calls no two states the same', () => {
    expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
  });

  const held = (state: string) => states.filter(({ name }) => named(name).includes(state)).map(({ props }) => props);

  it('shows as many tokens as a state is called by, all at one place', () => {
    const counts = Object.entries(COUNTS[widget] ?? plain).flatMap(([state, count]) =>
      held(state).map((props) => ({ count, at: countsIn(props, widget in COUNTS) })),
    );
    const places = [...new Set(counts.flatMap(({ at }) => [...at.keys()]))];
    const fitting = places.filter((place) => counts.every(({ count, at }) => at.get(place) === count));
    if (counts.length > 0) expect(fitting).not.toEqual([]);
  });

  it('shows long words and wide characters as tokens', () => {
    for (const props of held('long words'))
      expect(textsIn(props)).toContainEqual(expect.stringMatching(/^ ?[a-z]{18,}$/));
    for (const props of held('wide characters'))
      expect(textsIn(props)).toEqual(expect.arrayContaining([' 🙂', '覚醒']));
  });
});

/** Widgets that show how many tokens there are, not which: what their number is in each state. */
const plain = { empty: 0, '1 token': 1, '64 tokens': 64 };
const COUNTS: Record<string, Record<string, number>> = {
  ...{ ChapterMap: plain, Device: plain, HeadKinds: plain, HeadSwitches: plain, ShiftText: plain },
  // Reads the phrase with a line break, and no more than that makes 64.
  RepeatedPhrase: { ...plain, empty: 1, '1 token': 2 },
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
const isToken = (value: unknown): value is Token => isObject(value) && 'id' in value && 'bytes' in value;

/** Where props hold tokens, or what is made of one each, and how many; with `numbers`, also where a number stands. */
function countsIn(value: unknown, numbers: boolean, place = '', found = new Map<string, number>()) {
  if (numbers && typeof value === 'number') found.set(place, value);
  const ofTokens = (list: unknown[]) => list.every((x) => isToken(x) || (isObject(x) && 'token' in x));
  if (!numbers && Array.isArray(value) && ofTokens(value)) found.set(place, value.length);
  if (!isObject(value)) return found;
  for (const [name, each] of Object.entries(value)) countsIn(each, numbers, `${place}.${name}`, found);
  return found;
}

/** Of every token in it, whole characters alone. */
function textsIn(value: unknown): string[] {
  if (isToken(value)) return value.text === null ? [] : [value.text];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
