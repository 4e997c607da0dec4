/** What becomes of the session when another model is chosen, or comes back with an experiment. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

const session = vi.hoisted(() => {
  const peeked = <T>(value: T) => ({ value, peek: () => value });
  return {
    start: vi.fn(() => Promise.resolve()),
    cancel: vi.fn(),
    state: peeked<object>({ kind: 'idle' }),
    model: peeked<{ id: string } | null>(null),
    as(kind: string, id: string | null) {
      [this.state, this.model] = [peeked({ kind }), peeked(id === null ? null : { id })];
    },
  };
});
const line = vi.hoisted(() => ({ metered: false, stored: false }));
vi.mock('../../../src/lab/session', () => ({ session }));
vi.mock('../../../src/lab/metered', () => ({ isMetered: () => line.metered }));
vi.mock('../../../src/lab/model-stored', () => ({ isModelStored: () => Promise.resolve(line.stored) }));

import { chooseModel, returnToModel } from '../../../src/lab/choose-model';
import { chosenModel } from '../../../src/lab/model-choice';

const TINY = { id: 'tiny', title: 'Tiny', bytes: 1 };
const STANDARD = { id: 'course-12m', title: null, bytes: null };

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://example.org/course/' });
  vi.clearAllMocks();
  session.cancel.mockImplementation(() => session.as('idle', null));
  session.as('idle', null);
  Object.assign(line, { metered: false, stored: false });
});

describe('a model that the reader confirms', () => {
  it('starts, on whatever line, in place of the other', () => {
    line.metered = true;
    session.as('ready', STANDARD.id);
    chooseModel(TINY);
    expect([session.cancel, session.start].map((call) => call.mock.calls.length)).toEqual([1, 1]);
    expect(chosenModel.value.id).toBe('tiny');
  });

  it('goes on where it is loaded already', () => {
    session.as('ready', 'tiny');
    chooseModel(TINY);
    expect([session.cancel, session.start].map((call) => call.mock.calls.length)).toEqual([0, 0]);
  });
});

describe('a model on the way back', () => {
  it.each([
    { now: 'idle', metered: false, stored: true, starts: false },
    { now: 'failed', metered: false, stored: true, starts: false },
    { now: 'ready', metered: false, stored: false, starts: true },
    { now: 'running', metered: false, stored: false, starts: true },
    { now: 'loading', metered: false, stored: false, starts: true },
    { now: 'ready', metered: true, stored: false, starts: false },
    { now: 'ready', metered: true, stored: true, starts: true },
  ])('$now, metered $metered, stored $stored: starts $starts', async ({ now, starts, ...of }) => {
    Object.assign(line, of);
    session.as(now, now === 'ready' || now === 'running' ? 'tiny' : null);
    chosenModel.value = TINY;
    await returnToModel(STANDARD);
    expect(chosenModel.value.id).toBe(STANDARD.id);
    expect(session.cancel).toHaveBeenCalledOnce();
    expect(session.start).toHaveBeenCalledTimes(starts ? 1 : 0);
  });

  it('gives way to what the reader has chosen while the store was read', async () => {
    Object.assign(line, { metered: true, stored: true });
    session.as('ready', 'tiny');
    const way = returnToModel(STANDARD);
    chosenModel.value = TINY;
    await way;
    expect(session.start).not.toHaveBeenCalled();
  });
});
