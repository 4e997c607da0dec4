/** The page's address and the labs' signals, with a page made of a few globals. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The history: the present entry is `at`. */
let entries: { hash: string; state: unknown }[] = [];
let at = 0;
let search = '';
let listeners: Record<string, ((event: unknown) => void)[]> = {};

/** Runs effects at once and keeps no state: enough of Preact for a hook that is called once. */
vi.mock('preact/hooks', () => ({
  useMemo: (make: () => unknown) => make(),
  useEffect: (effect: () => void) => effect(),
}));

const hash = () => entries[at]!.hash;
const hashOf = (url: string | undefined) => (url === undefined ? hash() : /#.*|$/.exec(url)![0]);

async function page(opened: string) {
  vi.resetModules();
  entries = [{ hash: opened, state: null }];
  at = 0;
  listeners = {};
  const [labState, labLink, address, experiment] = await Promise.all([
    import('../../../src/lab/lab-state'),
    import('../../../src/lab/lab-link'),
    import('../../../src/lab/address'),
    import('../../../src/lab/experiment'),
  ]);
  return { ...labState, ...labLink, ...address, ...experiment };
}

/** Until addresses are read and written. */
async function settle() {
  for (let i = 0; i < 3; i++) {
    await vi.runAllTimersAsync();
    await vi.dynamicImportSettled();
  }
}

const tell = (kind: string, event: unknown = {}) => listeners[kind]?.forEach((listener) => listener(event));

/** The reader follows a link in the page, or goes to another entry of the history. */
async function go(to: string | number) {
  const before = hash();
  if (typeof to === 'string') {
    tell('click', { target: { closest: () => (to.includes('=') ? {} : null) } });
    entries = [...entries.slice(0, ++at), { hash: to, state: null }];
  } else at += to;
  tell('popstate');
  if (hash() !== before) tell('hashchange');
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  search = '';
  const location = {
    get hash() {
      return hash();
    },
    get search() {
      return search;
    },
    origin: 'https://example.org',
    get href() {
      return `https://example.org/course/chapter/${hash()}`;
    },
    pathname: '/course/chapter/',
  };
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', location);
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } });
  vi.stubGlobal('history', {
    get state() {
      return entries[at]!.state;
    },
    replaceState: vi.fn((state: unknown, _: string, url?: string) => (entries[at] = { hash: hashOf(url), state })),
    pushState: vi.fn((state: unknown, _: string, url: string) => {
      entries = [...entries.slice(0, ++at), { hash: hashOf(url), state }];
    }),
  });
  vi.stubGlobal('addEventListener', (kind: string, listener: () => void) => (listeners[kind] ??= []).push(listener));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const SAMPLING = { temperature: 1, seed: 1 };
const WROTE = { mode: 'logit', open: [] as readonly number[] };
const EXAMPLE = 'prompt=Once+upon+a+time+there+was+a+little';

/** Clicks: what the reader chooses at once, rather than by typing. */
function click(action: () => void) {
  vi.stubGlobal('window', { event: { type: 'click' } });
  action();
  vi.stubGlobal('window', {});
}

describe('the address', () => {
  it('stays empty until something changes, then says everything about that lab', async () => {
    const { useLabState, prompt } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    expect(hash()).toBe('');
    state.temperature.value = 0.5;
    prompt.value = 'The king';
    expect(hash()).toBe('');
    await settle();
    expect(hash()).toBe('#v=1&at=sampling&model=course-12m&prompt=The+king&sampling.temperature=0.5&sampling.seed=1');
  });

  it('is written a few times a second at most', async () => {
    const { useLabState } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    for (let i = 0; i < 100; i++) {
      state.temperature.value = 0.1 + i / 100;
      await vi.advanceTimersByTimeAsync(10);
    }
    const { replaceState, pushState } = vi.mocked(history);
    expect(replaceState.mock.calls.length + pushState.mock.calls.length).toBeLessThanOrEqual(4);
  });

  it('is written before the language changes, which takes it along', async () => {
    const { useLabState } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    state.temperature.value = 0.5;
    expect(hash()).toBe('');
    const inside = (name: string) => ({ target: { closest: (selector: string) => (selector === name ? {} : null) } });
    tell('change', inside('input'));
    expect(hash()).toBe('');
    tell('change', inside('starlight-lang-select'));
    expect(hash()).toContain('sampling.temperature=0.5');
  });

  it('gives its state to labs, also to those that wake later, and keeps it until then', async () => {
    const { useLabState, openedByLink, prompt } = await page(
      '#at=who-wrote&prompt=Hi&sampling.temperature=2&who-wrote.open=%5B1%2C2%5D&who-wrote.mode=difference',
    );
    expect(openedByLink.value).toBe(false);
    const a = useLabState('sampling', SAMPLING);
    await settle();
    expect(openedByLink.value).toBe(true);
    expect([prompt.value, a.temperature.value]).toEqual(['Hi', 2]);
    a.temperature.value = 3;
    await settle();
    expect(hash()).toContain('who-wrote.open=%5B1%2C2%5D&who-wrote.mode=difference');
    const b = useLabState('who-wrote', WROTE);
    expect([b.open.value, b.mode.value, a.temperature.value]).toEqual([[1, 2], 'difference', 3]);
  });

  it('leaves a heading in the address alone while nothing has changed', async () => {
    const { useLabState, openedByLink } = await page('#how-it-works');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    expect([hash(), openedByLink.value]).toEqual(['#how-it-works', false]);
    state.temperature.value = 2;
    await settle();
    expect(hash()).toContain('&sampling.temperature=2');
  });

  it('of a link within the page changes what it says and leaves the rest to the reader', async () => {
    const { useLabState, prompt } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    [prompt.value, state.seed.value] = ['Mine', 7];
    await settle();
    await go('#at=sampling&sampling.temperature=0.1');
    expect([prompt.value, state.seed.value, state.temperature.value]).toEqual(['Mine', 7, 0.1]);
  });

  it('of a whole experiment replaces whatever the page shows', async () => {
    const { useLabState, prompt, DEFAULT_PROMPT } = await page('');
    const state = useLabState('sampling', SAMPLING);
    const other = useLabState('who-wrote', WROTE);
    await settle();
    [prompt.value, state.seed.value, other.mode.value] = ['Mine', 7, 'difference'];
    await settle();
    await go(`#v=1&at=sampling&model=course-12m&${EXAMPLE}&sampling.temperature=0.1&sampling.seed=1`);
    expect([prompt.value, state.seed.value, state.temperature.value, other.mode.value]).toEqual([
      DEFAULT_PROMPT,
      1,
      0.1,
      'logit',
    ]);
  });

  it('may be a query, which the first change replaces', async () => {
    search = '?theme=dark&at=sampling&sampling.temperature=2';
    const { useLabState, openedByLink } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    expect([state.temperature.value, openedByLink.value]).toEqual([2, true]);
    state.temperature.value = 3;
    await settle();
    expect(vi.mocked(history.pushState).mock.lastCall?.[2]).toMatch(
      /^\/course\/chapter\/\?theme=dark#v=1&.*temperature=3/,
    );
  });
});

describe('a link that can not be opened', () => {
  it.each([
    ['#__proto__=1', 'broken'],
    ['#at=sampling&__proto__=1', 'broken'],
    ['#toString=1', 'broken'],
    ['#constructor=&v=0', 'broken'],
    ['#at=valueOf', 'broken'],
    ['#hasOwnProperty.toString=1', 'broken'],
    ['#at=sampling&sampling.temperature=hot', 'broken'],
    ['#at=sampling&sampling.unknown=1', 'broken'],
    ['#at=<script>alert(1)</script>', 'broken'],
    ['#v=2&at=sampling', 'newer'],
    [`#prompt=${'a+'.repeat(1_000_000)}`, 'long'],
  ])('%.40s… leaves the examples, says so, and is no wish to run anything', async (link, problem) => {
    const { useLabState, openedByLink, linkProblem, prompt, DEFAULT_PROMPT } = await page(link);
    const state = useLabState('sampling', SAMPLING);
    await settle();
    expect([linkProblem.value, openedByLink.value]).toEqual([problem, false]);
    expect([prompt.value, state.temperature.value]).toEqual([DEFAULT_PROMPT, 1]);
  });

  it('takes away what was there before, and the next good one ends the notice', async () => {
    const { useLabState, linkProblem } = await page('#at=sampling&sampling.temperature=2');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    await go('#at=sampling&sampling.temperature=2&sampling.seed=x');
    expect([state.temperature.value, linkProblem.value]).toEqual([1, 'broken']);
    await go('#at=sampling&sampling.temperature=3');
    expect([state.temperature.value, linkProblem.value]).toEqual([3, null]);
  });
});

describe('back and forward', () => {
  it('lead through what was tried, not through keystrokes', async () => {
    const { useLabState, prompt, DEFAULT_PROMPT } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    for (const letters of ['T', 'Th', 'The']) {
      prompt.value = letters;
      await settle();
    }
    for (const tick of [1.1, 1.2, 1.3]) {
      state.temperature.value = tick;
      await settle();
    }
    click(() => (prompt.value = 'An example'));
    await settle();
    click(() => (prompt.value = 'Another'));
    await settle();
    expect(entries.length).toBe(5);

    const shown = () => [prompt.value, state.temperature.value];
    await go(-1);
    expect(shown()).toEqual(['An example', 1.3]);
    await go(-2);
    expect(shown()).toEqual(['The', 1]);
    await go(-1);
    expect(shown()).toEqual([DEFAULT_PROMPT, 1]);
    await go(2);
    expect(shown()).toEqual(['The', 1.3]);
    expect(entries.length).toBe(5);
  });

  it('bring back what a heading in the address has hidden', async () => {
    const { useLabState } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    state.temperature.value = 2;
    await settle();
    await go('#a-heading');
    state.seed.value = 5;
    await settle();
    expect([state.temperature.value, state.seed.value]).toEqual([2, 5]);
    await go(-1);
    expect([hash(), state.temperature.value, state.seed.value]).toEqual(['#a-heading', 2, 1]);
  });

  it('undo a prepared experiment, and keep what it was tried on', async () => {
    const { useLabState, prompt, DEFAULT_PROMPT } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    const shown = () => [prompt.value, state.temperature.value, state.seed.value];
    await go('#at=sampling&sampling.temperature=2');
    await go(-1);
    expect([hash(), ...shown()]).toEqual(['', DEFAULT_PROMPT, 1, 1]);

    prompt.value = 'Mine';
    await settle();
    await go('#at=sampling&sampling.temperature=2');
    expect(hash()).toBe('#v=1&at=sampling&model=course-12m&prompt=Mine&sampling.temperature=2&sampling.seed=1');
    state.seed.value = 7;
    await settle();
    await go(-2);
    expect(shown()).toEqual(['Mine', 1, 1]);
    await go(1);
    expect(shown()).toEqual(['Mine', 2, 1]);
    await go(1);
    expect(shown()).toEqual(['Mine', 2, 7]);
  });

  it('lead back to an experiment that the query said', async () => {
    search = '?at=sampling&sampling.temperature=2';
    const { useLabState } = await page('');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    state.temperature.value = 3;
    await settle();
    // No change of the fragment, as browsers see it: the address has lost its query as well.
    at -= 1;
    tell('popstate');
    await settle();
    expect(state.temperature.value).toBe(2);
  });

  it('have no entry for what the reader has not done', async () => {
    vi.stubGlobal('navigator', { userActivation: { hasBeenActive: false } });
    const { useLabState } = await page('');
    const { setChoice } = await import('../../../src/lab/model-choice');
    useLabState('sampling', SAMPLING);
    setChoice({ id: 'gpt2', title: 'GPT-2', bytes: 1 });
    await settle();
    expect([hash(), entries.length]).toEqual([`#v=1&model=gpt2&${EXAMPLE}`, 1]);
  });

  it('bring the model back that the reader had confirmed', async () => {
    vi.doMock('../../../src/lab/choose-model', async () => ({
      returnToModel: (await import('../../../src/lab/model-choice')).setChoice,
    }));
    const { useLabState } = await page('');
    const { chosenModel, setChoice } = await import('../../../src/lab/model-choice');
    useLabState('sampling', SAMPLING);
    await settle();
    setChoice({ id: 'gpt2', title: 'GPT-2', bytes: 1 });
    await settle();
    setChoice({ id: 'tiny', title: 'Tiny', bytes: 1 });
    await settle();
    await go(-1);
    expect(chosenModel.value.id).toBe('gpt2');
    await go(1);
    expect(chosenModel.value.id).toBe('tiny');
  });
});

describe('links and reset', () => {
  it('link to the whole experiment of one lab, here or alone in a frame', async () => {
    const { useLabState, linkTo, embedLinkTo, prompt } = await page('');
    const a = useLabState('sampling', SAMPLING);
    useLabState('who-wrote', WROTE).mode.value = 'difference';
    a.seed.value = 4;
    prompt.value = '日本';
    const fragment =
      '#v=1&at=sampling&model=course-12m&prompt=%E6%97%A5%E6%9C%AC&sampling.temperature=1&sampling.seed=4';
    expect(linkTo('sampling')).toBe(`https://example.org/course/chapter/${fragment}`);
    expect(embedLinkTo('sampling', 'en')).toBe(`https://example.org/embed/sampling/${fragment}`);
    expect(embedLinkTo('sampling', 'zh-CN')).toBe(`https://example.org/zh-cn/embed/sampling/${fragment}`);
  });

  it('are none where a text is too long for one, and the address says nothing then', async () => {
    const { useLabState, linkTo, prompt } = await page('');
    useLabState('sampling', SAMPLING);
    await settle();
    prompt.value = 'a'.repeat(20_001);
    await settle();
    expect([linkTo('sampling'), hash()]).toEqual(['', '']);
  });

  it('are none where the whole is too long for one', async () => {
    const { useLabState, linkTo } = await page('');
    const [left, right] = [1, 2].map((i) => useLabState(`compare-${i}`, { text: '' }));
    left!.text.value = '日'.repeat(19_000);
    expect(linkTo('compare-1')).not.toBe('');
    const both = useLabState('both', { left: '', right: '' });
    [both.left.value, both.right.value] = [left!.text.value, left!.text.value];
    expect(linkTo('both')).toBe('');
    right!.text.value = '';
  });

  it('bring the defaults back', async () => {
    const { useLabState, reset, prompt, DEFAULT_PROMPT } = await page('#prompt=Hi&sampling.temperature=2');
    const state = useLabState('sampling', SAMPLING);
    await settle();
    reset('sampling');
    expect([prompt.value, state.temperature.value]).toEqual([DEFAULT_PROMPT, 1]);
    await settle();
    expect(hash()).toBe('');
  });
});

describe('the model in the address', () => {
  it('is there when it is not the default, and alone is no wish to see anything', async () => {
    const { useLabState, openedByLink } = await page('');
    const { setChoice } = await import('../../../src/lab/model-choice');
    useLabState('sampling', SAMPLING);
    await settle();
    setChoice({ id: 'gpt2', title: 'GPT-2', bytes: 1 });
    await settle();
    expect(hash()).toBe(`#v=1&model=gpt2&${EXAMPLE}`);
    await go(0);
    expect(openedByLink.value).toBe(false);
    setChoice({ id: 'course-12m', title: 'course-12m', bytes: 1 });
    await settle();
    expect(hash()).toBe('');
  });

  it('starts nothing while the reader has not confirmed it', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('[{"id":"gpt2","title":"GPT-2","license":"MIT","bytes":1,"parameters":1}]')),
    );
    const { useLabState, openedByLink, prompt } = await page('#at=sampling&model=gpt2&prompt=She');
    const { chosenModel, offeredModel } = await import('../../../src/lab/model-choice');
    useLabState('sampling', SAMPLING);
    await settle();
    await vi.waitFor(() => expect(offeredModel.value?.id).toBe('gpt2'));
    expect([openedByLink.value, chosenModel.value.id, prompt.value]).toEqual([false, 'course-12m', 'She']);
  });
});
