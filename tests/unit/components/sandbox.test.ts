/** Every widget is in the gallery in every state there is, or its sandbox.tsx says why not. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

describe.each(Object.entries(widgets))('%s', (_, sandbox) => {
  const states = statesOf(sandbox);
  const without = Object.keys(sandbox.without ?? {});

  it('has every state, or a reason', () => {
    const shown = states.flatMap(({ name }) => named(name));
    expect(EVERY_STATE.filter((state) => !shown.includes(state)).sort()).toEqual(without.sort());
  });

  it('calls no two states the same', () => {
    expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
  });

  it('shows what a state is called', () => {
    for (const { name, props } of states) {
      for (const part of named(name)) if (part in HOLDS) expect(HOLDS[part]!(props), name).toBe(true);
    }
  });
});

/** What the props of a state must hold somewhere. A number stands for a count of tokens. */
const HOLDS: Record<string, (props: unknown) => boolean> = {
  empty: (props) => some(props, (x) => x === '' || x === 0 || (Array.isArray(x) && x.length === 0)),
  '1 token': (props) => some(props, (x) => x === 1 || (Array.isArray(x) && x.length === 1)),
  '64 tokens': (props) => some(props, (x) => x === 64 || (Array.isArray(x) && x.length === 64)),
  'long words': (props) => some(props, (x) => typeof x === 'string' && /^ ?\S{18,}$/.test(x)),
  'wide characters': (props) => some(props, (x) => x === ' 🙂') && some(props, (x) => x === '覚醒'),
};

function some(value: unknown, test: (value: unknown) => boolean): boolean {
  if (test(value)) return true;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some((each) => some(each, test));
}
