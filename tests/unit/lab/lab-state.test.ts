/** The page's address and the labs' signals, with a page made of three globals. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let hash = '';
let listeners: (() => void)[] = [];

/** Runs effects at once and keeps no state: enough of Preact for a hook that is called once. */
vi.mock('preact/hooks', () => ({
  useMemo: (make: () => unknown) => make(),
  useEffect: (effect: () => void) => effect(),
}));

async function page(address: string) {
  vi.resetModules();
  hash = address;
  listeners = [];
  const [labState, experiment] = await Promise.all([
    import('../../../src/lab/lab-state'),
    import('../../../src/lab/experiment'),
  ]);
  return { ...labState, ...experiment };
}

beforeEach(() => {
  vi.useFakeTimers();
  const location = {
    get hash() {
      return hash;
    },
    get href() {
      return `https://example.org/course/chapter/${hash}`;
    },
    pathname: '/course/chapter/',
    search: '',
  };
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    state: null,
    replaceState: vi.fn((_: unknown, __: string, url: string) => (hash = /#.*|$/.exec(url)![0])),
  });
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => listeners.push(listener));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const DEFAULTS = { temperature: 1, heads: [0] as readonly number[], greedy: false };

describe('the address', () => {
  it('stays empty until something changes, then says what differs', async () => {
    const { useLabState, prompt } = await page('');
    const state = useLabState('sampling', DEFAULTS);
    vi.runAllTimers();
    expect(hash).toBe('');
    state.temperature.value = 0.5;
    prompt.value = 'The king';
    expect(hash).toBe('');
    vi.runAllTimers();
    expect(hash).toBe('#at=sampling&prompt=The+king&sampling.temperature=0.5');
  });

  it('is written a few times a second at most', async () => {
    const { useLabState } = await page('');
    const state = useLabState('sampling', DEFAULTS);
    for (let i = 0; i < 100; i++) {
      state.temperature.value = i / 100;
      vi.advanceTimersByTime(10);
    }
    expect(vi.mocked(history.replaceState).mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('is written before the language changes, which takes it along', async () => {
    const { useLabState } = await page('');
    const state = useLabState('sampling', DEFAULTS);
    state.temperature.value = 0.5;
    expect(hash).toBe('');
    listeners.at(-1)!();
    expect(hash).toBe('#at=sampling&sampling.temperature=0.5');
  });

  it('gives its state to labs, also to those that wake later, and keeps it until then', async () => {
    const { useLabState, openedByLink, prompt } = await page(
      '#at=b&prompt=Hi&a.temperature=2&b.heads=%5B1%2C2%5D&b.greedy=1',
    );
    expect(openedByLink.value).toBe(false);
    const a = useLabState('a', DEFAULTS);
    expect(openedByLink.value).toBe(true);
    expect([prompt.value, a.temperature.value]).toEqual(['Hi', 2]);
    a.temperature.value = 3;
    vi.runAllTimers();
    expect(hash).toBe('#at=a&prompt=Hi&a.temperature=3&b.heads=%5B1%2C2%5D&b.greedy=1');
    const b = useLabState('b', DEFAULTS);
    expect([b.heads.value, b.greedy.value, a.temperature.value]).toEqual([[1, 2], true, 3]);
  });

  it('leaves a heading in the address alone while nothing has changed', async () => {
    const { useLabState, openedByLink } = await page('#how-it-works');
    const state = useLabState('a', DEFAULTS);
    vi.runAllTimers();
    expect([hash, openedByLink.value]).toEqual(['#how-it-works', false]);
    state.temperature.value = 2;
    vi.runAllTimers();
    expect(hash).toBe('#at=a&a.temperature=2');
  });

  it('is followed when the reader goes to another state of the same page', async () => {
    const { useLabState } = await page('#at=a&a.temperature=2');
    const state = useLabState('a', DEFAULTS);
    hash = '#at=a&a.temperature=0.1';
    for (const listener of listeners) listener();
    expect(state.temperature.value).toBe(0.1);
  });

  it('is not believed where it is damaged', async () => {
    const { useLabState } = await page('#at=a&a.temperature=hot&a.heads=%5B1&a.unknown=1&.=');
    const state = useLabState('a', DEFAULTS);
    expect([state.temperature.value, state.heads.value]).toEqual([1, [0]]);
  });
});

describe('links and reset', () => {
  it('link to one lab, here or alone in a frame', async () => {
    const { useLabState, linkTo, embedLinkTo, prompt } = await page('');
    const a = useLabState('a', DEFAULTS);
    useLabState('b', DEFAULTS).temperature.value = 9;
    a.greedy.value = true;
    prompt.value = '日本';
    const fragment = '#at=a&prompt=%E6%97%A5%E6%9C%AC&a.greedy=1';
    expect(linkTo('a')).toBe(`https://example.org/course/chapter/${fragment}`);
    expect(embedLinkTo('a', 'en')).toBe(`https://example.org/embed/a/${fragment}`);
    expect(embedLinkTo('a', 'zh-CN')).toBe(`https://example.org/zh-cn/embed/a/${fragment}`);
  });

  it('bring the defaults back', async () => {
    const { useLabState, reset, prompt, DEFAULT_PROMPT } = await page('#at=a&prompt=Hi&a.temperature=2');
    const state = useLabState('a', DEFAULTS);
    reset('a');
    expect([prompt.value, state.temperature.value]).toEqual([DEFAULT_PROMPT, 1]);
    vi.runAllTimers();
    expect(hash).toBe('');
  });
});

describe('the model in the address', () => {
  it('is there when it is not the default, and alone is no wish to see anything', async () => {
    const { useLabState, openedByLink } = await page('');
    const { setChoice } = await import('../../../src/lab/model-choice');
    useLabState('sampling', DEFAULTS);
    setChoice({ id: 'gpt2', title: 'GPT-2', bytes: 1 });
    vi.runAllTimers();
    expect(hash).toBe('#model=gpt2');
    listeners.forEach((tell) => tell());
    expect(openedByLink.value).toBe(false);
    setChoice({ id: 'course-12m', title: 'course-12m', bytes: 1 });
    vi.runAllTimers();
    expect(hash).toBe('');
  });

  it('starts nothing while the reader has not confirmed it', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('[{"id":"gpt2","title":"GPT-2","license":"MIT","bytes":1,"parameters":1}]')),
    );
    const { useLabState, openedByLink, prompt } = await page('#at=sampling&model=gpt2&prompt=She');
    const { chosenModel, offeredModel } = await import('../../../src/lab/model-choice');
    useLabState('sampling', DEFAULTS);
    await vi.waitFor(() => expect(offeredModel.value?.id).toBe('gpt2'));
    expect([openedByLink.value, chosenModel.value.id, prompt.value]).toEqual([false, 'course-12m', 'She']);
  });
});
