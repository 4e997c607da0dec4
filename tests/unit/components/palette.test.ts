/** The colours in src/styles hold what the design promises: legible, ordered, balanced, and safe for colour-blind readers. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, luminance, visions, type Vision } from './colour';

const css = ['tokens', 'scales'].map((name) => readFileSync(`src/styles/${name}.css`, 'utf8')).join('\n');

/** Hex variables of all rules with this selector: { 'it-paper': '#ffffff', … }. */
function variables(selector: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, head, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!head!.trim().endsWith(selector)) continue;
    for (const [, name, value] of body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)) found[name!] = value!;
  }
  return found;
}

const light = variables(':root');
const themes = { light, dark: { ...light, ...variables("[data-theme='dark']") } };
const kinds = Object.keys(visions) as Vision[];
const levels = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each(Object.entries(themes))('%s theme', (_name, theme) => {
  const colour = (name: string) => theme[`it-${name}`]!;
  const positive = levels.map((i) => colour(`positive-${i}`));
  const negative = levels.map((i) => colour(`negative-${i}`));
  const probability = [0, ...levels].map((i) => colour(`prob-${i}`));

  test.each([
    ['positive', [colour('zero'), ...positive]],
    ['negative', [colour('zero'), ...negative]],
    ['probability', probability],
  ])('luminance of the %s scale changes in one direction, in steps that can be seen', (_scale, ramp) => {
    const sign = Math.sign(luminance(ramp[1]!) - luminance(ramp[0]!));
    for (let i = 1; i < ramp.length; i++) {
      expect(Math.sign(luminance(ramp[i]!) - luminance(ramp[i - 1]!))).toBe(sign);
      for (const kind of kinds) expect(distance(ramp[i]!, ramp[i - 1]!, kind)).toBeGreaterThan(0.03);
    }
  });

  test('both signs are equally strong at every level', () => {
    levels.forEach((level, i) => {
      const [p, n] = [contrast(positive[i]!, colour('paper')), contrast(negative[i]!, colour('paper'))];
      expect(Math.abs(p - n) / p, `level ${level}`).toBeLessThan(0.06);
    });
  });

  test('the signs can be told apart from level 2 on, however one sees colour', () => {
    for (const kind of kinds) {
      for (const i of levels.slice(1)) {
        expect(distance(positive[i - 1]!, negative[i - 1]!, kind), `${kind}, level ${i}`).toBeGreaterThan(0.05);
      }
    }
  });

  test('zero is the neutral of the page', () => {
    expect(distance(colour('zero'), colour('paper'))).toBeLessThan(0.09);
    expect(distance(colour('prob-0'), colour('paper'))).toBeLessThan(0.09);
  });

  test.each([
    'query',
    'key',
    'value',
    'attention',
    'mlp',
    'embedding',
    'residual',
    'probability',
    'positive',
    'negative',
  ])('%s is legible as text', (name) => expect(contrast(colour(name), colour('paper'))).toBeGreaterThan(4.5));

  test.each(['ink', 'ink-2', 'ink-3'])('%s is legible on paper and on raised ground', (name) => {
    expect(contrast(colour(name), colour('paper'))).toBeGreaterThan(4.5);
    expect(contrast(colour(name), colour('raised'))).toBeGreaterThan(4.5);
  });

  test('lines of controls can be seen', () => {
    expect(contrast(colour('line-strong'), colour('paper'))).toBeGreaterThan(3);
  });

  test('numbers can be read in every cell', () => {
    const isDark = theme !== light;
    for (const ramp of [positive, negative, probability.slice(1)]) {
      ramp.forEach((cell, i) => {
        const strong = i + 1 >= (isDark ? 5 : 6);
        const text = colour(strong ? 'on-strong' : 'ink');
        expect(contrast(cell, text), `level ${i + 1}`).toBeGreaterThan(4.5);
      });
    }
  });

  test.each([
    ['query, key and value', ['query', 'key', 'value']],
    ['the parts on the map', ['attention', 'mlp', 'embedding', 'residual']],
  ])('%s can be told apart, however one sees colour', (_set, names) => {
    for (const kind of kinds) {
      names.forEach((a, i) =>
        names.slice(i + 1).forEach((b) => {
          expect(distance(colour(a), colour(b), kind), `${a} and ${b}, ${kind}`).toBeGreaterThan(0.04);
        }),
      );
    }
  });
});
