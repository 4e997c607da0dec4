/** The small parts behind the teaching pieces: counted sizes, live shapes in code, marked text, names of prompt pairs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filled, marked, shapesOf, symbolsIn } from '../../../src/components/CodePair/shapes';
import { changeOf } from '../../../src/components/ComparePrompts/prompts';
import { GPT2_SMALL, parameters } from '../../../src/components/ModelSizes/sizes';
import { plainInline } from '../../../src/components/shared/Inline';
import type { Manifest } from '../../../src/engine/types';

const manifest = JSON.parse(readFileSync('public/models/course-12m/manifest.json', 'utf8')) as Manifest;

describe('sizes of models', () => {
  it('counts what the manifest counts from its tensors', () => {
    expect(parameters(manifest.config)).toBe(manifest.parameters);
  });
  it('counts the published number of GPT-2 small', () => {
    expect(parameters(GPT2_SMALL)).toBe(124_439_808);
  });
});

describe('live shapes', () => {
  const shapes = shapesOf(GPT2_SMALL, 8);
  it('are symbols in brackets in comments, and nothing else', () => {
    expect(marked('const D = x[T]; // [T, 3D] × [S, dh] of D')).toBe(
      'const D = x[T]; // [SHAPE_T_SHAPE, 3D] × [S, SHAPE_dh_SHAPE] of D',
    );
    expect(marked('x[T]  # [H, T]')).toBe('x[T]  # [SHAPE_H_SHAPE, SHAPE_T_SHAPE]');
  });
  it('are explained, each once', () => {
    expect(symbolsIn(marked('// [dh, T]\n// [T, D]\nconst V = 1;'))).toEqual(['T', 'D', 'dh']);
  });
  it('survive a highlighter as one word, and come out with their number', () => {
    expect(filled('<i>[SHAPE_T_SHAPE]</i>', shapes)).toBe('<i>[T=<span class="it-shape" data-shape="T">8</span>]</i>');
  });
  it('stay symbols inside attributes, such as what the copy button copies', () => {
    expect(filled('<button data-code="[SHAPE_dh_SHAPE]">', shapes)).toBe('<button data-code="[dh]">');
  });
});

describe('marked text', () => {
  it('shows the space of a token and drops the marks', () => {
    expect(plainInline('` girl` or *boy*')).toBe('␣girl or boy');
    expect(plainInline('**the** ` girl`')).toBe('the ␣girl');
  });
});

describe('names of prompt pairs', () => {
  it.each([
    ['The old king slept', 'The old queen slept', 'king → queen'],
    ['Good morning', 'Good evening', 'morning → evening'],
    ['a', 'b', 'a → b'],
    ['', 'b', ' → b'],
  ])('%j / %j → %j', (a, b, name) => expect(changeOf(a, b)).toBe(name));
});
