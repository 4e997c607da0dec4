/** The choice of a model between the device's memory, the address and the reader. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const LISTING = { id: 'gpt2', title: 'GPT-2 small', license: 'MIT', bytes: 5, parameters: 9, default: false };
let memory: Map<string, string>;

/** A page that has just been opened. */
async function page(remembered?: string) {
  vi.resetModules();
  memory = new Map(remembered === undefined ? [] : [['inside-transformer-model', remembered]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => void memory.delete(key),
  });
  return import('../../../src/lab/model-choice');
}

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://example.org/course/' });
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify([LISTING]))),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('the choice', () => {
  it('is the default until something else is remembered, and reads that once', async () => {
    const { chosenModel, restoreChoice } = await page('{"id":"gpt2","title":"GPT-2 small","bytes":5}');
    expect(chosenModel.value.id).toBe('course-12m');
    restoreChoice();
    expect(chosenModel.value).toEqual({ id: 'gpt2', title: 'GPT-2 small', bytes: 5 });
  });

  it.each(['', 'gpt2', '[]', '{"id":3}', 'null'])('survives a damaged memory: %j', async (text) => {
    const { chosenModel, restoreChoice } = await page(text);
    restoreChoice();
    expect(chosenModel.value.id).toBe('course-12m');
  });

  it('is remembered, and forgotten when it is the default again', async () => {
    const { chosenModel, setChoice } = await page();
    setChoice({ id: 'gpt2', title: 'GPT-2 small', bytes: 5 });
    expect(JSON.parse(memory.get('inside-transformer-model')!)).toMatchObject({ id: 'gpt2' });
    setChoice({ id: 'course-12m', title: 'course-12m', bytes: 5 });
    expect(memory.size).toBe(0);
    expect(chosenModel.value).toEqual({ id: 'course-12m', title: null, bytes: null });
  });

  it('holds where nothing can be remembered', async () => {
    const { chosenModel, restoreChoice, setChoice } = await page();
    vi.stubGlobal('localStorage', undefined);
    restoreChoice();
    setChoice({ id: 'gpt2', title: 'GPT-2 small', bytes: 5 });
    expect(chosenModel.value.id).toBe('gpt2');
  });

  it('offers what the address names, without taking it', async () => {
    const { chosenModel, missingModel, offeredModel, offerModel } = await page();
    expect(await offerModel('gpt2')).toBe(true);
    expect(offeredModel.value).toEqual({ id: 'gpt2', title: 'GPT-2 small' });
    expect([chosenModel.value.id, missingModel.value]).toEqual(['course-12m', null]);
  });

  it('says what the site lacks', async () => {
    const { missingModel, offeredModel, offerModel } = await page();
    expect(await offerModel('gpt9')).toBe(false);
    expect([offeredModel.value, missingModel.value]).toEqual([null, 'gpt9']);
  });

  it('leaves open what can not be known now', async () => {
    const { offeredModel, offerModel } = await page();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await offerModel('gpt2')).toBe(true);
    expect(offeredModel.value).toEqual({ id: 'gpt2', title: 'gpt2' });
  });
});
