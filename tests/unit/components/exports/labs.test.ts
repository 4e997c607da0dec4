/** What every lab's file says about its numbers: each column and each array is explained, and by names that are the graph's. */
import { describe, expect, it } from 'vitest';
import { columnOf } from '../../../../src/components/shared/export-columns';
import { BLOCK_OUTPUTS, GLOBAL_OUTPUTS } from '../../../../src/engine/contract';
import { stored } from './stored';

describe.each(stored)('%s', (_, build) => {
  const { json, rows, tensors = [] } = build();

  // One lab compares two prompts, one goes without a model.
  const prompt = 'a' in json || !('model' in json) ? undefined : (json.prompt ?? json.text);
  it.runIf(typeof prompt === 'string')('names the tokens of its prompt', () => {
    const tokens = json.tokens as readonly { id: number; text: string }[];
    expect(tokens.map(({ text }) => text).join('')).toBe(prompt);
    for (const { id } of tokens) expect(id).toBeTypeOf('number');
  });

  it('explains every column', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(rows[0]!).filter((key) => !columnOf(key))).toEqual([]);
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(rows[0]!));
  });

  it('explains every array of numbers', () => {
    const { model: _model, prompt: _prompt, text: _text, tokens: _tokens, ...data } = json;
    const noted = tensors.map(({ at }) => `/${at.join('/')}`);
    expect(
      arraysIn(data).filter((path) => !noted.some((note) => path === note || path.startsWith(`${note}/`))),
    ).toEqual([]);
    expect(new Set(noted).size).toBe(noted.length);
  });

  it('says shape and axes of each as they are', () => {
    for (const { name, at, shape, axes, unit = '1' } of tensors) {
      const values = at.reduce<unknown>((all, key) => (all as Record<string, unknown>)[key], json);
      expect(flat(values).length, `${name} [${shape.join()}]`).toBe(shape.reduce((a, b) => a * b, 1));
      expect(axes.length).toBe(shape.length);
      expect(unit).toBeTruthy();
    }
  });

  it('calls what the graph gives as the graph does', () => {
    for (const { name } of tensors) {
      const ofBlock = /^blocks\.(?:\d+|\*)\.([\w.]+)/.exec(name)?.[1];
      if (ofBlock) expect(Object.keys(BLOCK_OUTPUTS)).toContain(ofBlock);
      else if (/^ln_final\./.test(name)) expect(Object.keys(GLOBAL_OUTPUTS)).toContain(name);
    }
  });
});

/** Paths of arrays that hold numbers alone; bytes are how a token is written. */
function arraysIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || path.endsWith('/bytes')) return [];
  if (ArrayBuffer.isView(value)) return [path];
  if (Array.isArray(value) && value.length && value.every((one) => typeof one === 'number')) return [path];
  return Object.entries(value).flatMap(([key, one]) => arraysIn(one, `${path}/${key}`));
}

function flat(value: unknown): unknown[] {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}
