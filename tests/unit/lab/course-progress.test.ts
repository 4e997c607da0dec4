/** What the device keeps of a reader's progress: the format, what is made of garbage, and life without a storage. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  forgetProgress,
  formatProgress,
  noteAnswer,
  notePlace,
  noteRead,
  parseProgress,
  readProgress,
} from '../../../src/lab/course-progress';

const EMPTY = { read: [], answers: {}, last: null };

describe('the entry', () => {
  it('is as the source documents it', () => {
    const text =
      '{"version":1,"read":["index","embedding"],' +
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
      answers: { a: [1] },
      last: { chapter: 'mlp', section: '' },
    });
  });
});

describe('on the device', () => {
  let stored: Map<string, string>;
  const events: string[] = [];

  beforeEach(() => {
    stored = new Map();
    events.length = 0;
    vi.stubGlobal('dispatchEvent', (event: Event) => events.push(event.type));
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
