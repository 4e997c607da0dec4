/** What the device keeps of a reader's progress: the format, what is made of garbage, and life without a storage. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  followOthers,
  forgetProgress,
  formatProgress,
  noteAnswer,
  notePlace,
  noteRead,
  parseProgress,
  readProgress,
} from '../../../src/lab/course-progress';

const EMPTY = { read: [], begun: [], answers: {}, last: null };

describe('the entry', () => {
  it('is as the source documents it', () => {
    const text =
      '{"version":1,"read":["index","embedding"],"begun":["masking","embedding"],' +
      '"answers":{"embedding/predict-one-token":[2],"embedding/quiz-ids":[0,1]},' +
      '"last":{"chapter":"embedding","section":"try-it"}}';
    expect(formatProgress(parseProgress(text))).toBe(text);
  });

  it.each([
    null,
    '',
    'null',
    '7',
    '[]',
    '{',
    '"version"',
    '{"version":2,"read":["index"]}',
    '{"version":1,"read":"index","answers":[[1]],"last":7}',
    '{"version":1,"read":[1,null],"answers":{"a":[],"b":[-1],"c":["0"],"d":null,"e":[0.5]},"last":{"chapter":1}}',
  ])('%s is nothing', (text) => {
    expect(parseProgress(text)).toEqual(EMPTY);
  });

  it('keeps what is sound beside what is not', () => {
    const text =
      '{"version":1,"read":["mlp",3,"mlp"],"answers":{"a":[1],"b":"x"},"last":{"chapter":"mlp","section":9},"more":1}';
    expect(parseProgress(text)).toEqual({
      read: ['mlp'],
      begun: ['mlp'],
      answers: { a: [1] },
      last: { chapter: 'mlp', section: '' },
    });
  });

  it('once had no list of chapters begun: the last one was', () => {
    const text = '{"version":1,"read":["index"],"answers":{"mlp/quiz-a":[1]},"last":{"chapter":"qkv","section":"x"}}';
    expect(parseProgress(text)).toEqual({
      read: ['index'],
      begun: ['qkv'],
      answers: { 'mlp/quiz-a': [1] },
      last: { chapter: 'qkv', section: 'x' },
    });
  });

  it.each(['7', '"mlp"', '{"mlp":1}', '[1,null,["a"]]'])('keeps no chapters of %s', (begun) => {
    const found = parseProgress(`{"version":1,"read":["index"],"begun":${begun},"answers":{},"last":null}`).begun;
    expect(found).toEqual([]);
  });
});

describe('on the device', () => {
  let stored: Map<string, string>;
  const events: string[] = [];
  const listeners = new Map<string, (event: object) => void>();

  beforeEach(() => {
    stored = new Map();
    events.length = 0;
    vi.stubGlobal('dispatchEvent', (event: Event) => events.push(event.type));
    vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
    );
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is one entry, with answers in the order they were given last', () => {
    noteRead('embedding');
    noteRead('embedding');
    noteAnswer('embedding/quiz-a', [1]);
    noteAnswer('embedding/quiz-b', [0]);
    noteAnswer('embedding/quiz-a', [1, 2]);
    notePlace('mlp', 'try-it');
    expect([...stored.keys()]).toEqual(['inside-transformer-progress /']);
    const { read, answers, last } = readProgress();
    expect(read).toEqual(['embedding']);
    expect(Object.entries(answers)).toEqual([
      ['embedding/quiz-b', [0]],
      ['embedding/quiz-a', [1, 2]],
    ]);
    expect(last).toEqual({ chapter: 'mlp', section: 'try-it' });
  });

  it('remembers every chapter that was begun, not the last one alone, and old entries go on', () => {
    stored.set('inside-transformer-progress /', '{"version":1,"read":[],"last":{"chapter":"embedding","section":"x"}}');
    notePlace('masking', '');
    notePlace('qkv', '');
    notePlace('masking', 'try-it');
    expect(readProgress().begun).toEqual(['embedding', 'masking', 'qkv']);
  });

  it('opens a question again', () => {
    noteAnswer('mlp/quiz-a', [0]);
    noteAnswer('mlp/quiz-b', [1]);
    noteAnswer('mlp/quiz-a', []);
    expect(readProgress().answers).toEqual({ 'mlp/quiz-b': [1] });
    expect([...stored.values()][0]).not.toContain('quiz-a');
  });

  it('writes nothing, and says nothing, where nothing is new', () => {
    notePlace('mlp', '');
    noteRead('mlp');
    events.length = 0;
    notePlace('mlp', '');
    noteRead('mlp');
    expect(events).toEqual([]);
  });

  it('forgets all of it', () => {
    noteRead('mlp');
    forgetProgress();
    expect(stored.size).toBe(0);
    expect(events.at(-2)).toBe('inside-transformer:forgotten');
    expect(readProgress()).toEqual(EMPTY);
  });

  describe('what other tabs do', () => {
    const [forgotten, changed] = ['inside-transformer:forgotten', 'inside-transformer:progress'];
    const key = 'inside-transformer-progress /';
    beforeEach(() => followOthers());

    it.each([
      ['writing', { key, newValue: '{}' }, [changed]],
      ['forgetting', { key, newValue: null }, [forgotten, changed]],
      ['clearing all that the site keeps', { key: null, newValue: null }, [forgotten, changed]],
      ['other entries', { key: 'starlight-theme', newValue: null }, []],
    ])('%s', (_, event, told) => {
      listeners.get('storage')!(event);
      expect(events).toEqual(told);
    });

    it('is looked for on coming back to a page that the browser kept, not on opening one', () => {
      listeners.get('pageshow')!({ persisted: false });
      expect(events).toEqual([]);
      noteRead('mlp');
      events.length = 0;
      listeners.get('pageshow')!({ persisted: true });
      expect(events).toEqual([changed]);
      stored.clear();
      listeners.get('pageshow')!({ persisted: true });
      expect(events).toEqual([changed, forgotten, changed]);
    });

    it('is not taken for forgetting where the browser keeps nothing', () => {
      vi.stubGlobal('localStorage', undefined);
      listeners.get('pageshow')!({ persisted: true });
      expect(events).toEqual([changed]);
    });
  });

  it.each(['getItem', 'setItem', 'removeItem'])('goes on where %s throws', (method) => {
    noteRead('mlp');
    vi.stubGlobal('localStorage', {
      ...localStorage,
      [method]: () => {
        throw new DOMException('full or forbidden', 'QuotaExceededError');
      },
    });
    expect(() => {
      noteAnswer('mlp/quiz-a', [0]);
      noteRead('qkv');
      readProgress();
      forgetProgress();
    }).not.toThrow();
  });

  it('goes on where there is no storage at all', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(() => noteRead('mlp')).not.toThrow();
    expect(readProgress()).toEqual(EMPTY);
  });
});
