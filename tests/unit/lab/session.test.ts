import { describe, expect, it, vi } from 'vitest';
import { isSuperseded, LabError } from '../../../src/lab/errors';
import { fakeSession, MODEL, settle } from './fake-worker';

const NEUTRAL = { temperature: 1, topK: 0, topP: 1 };
const predictInput = (token: number) => ({ tokens: [token], settings: NEUTRAL, top: 1 });

/** What became of a promise. */
async function outcome(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}

describe('one session for the page', () => {
  it('creates nothing until asked', () => {
    const { session, workers } = fakeSession();
    expect(session.state.value).toEqual({ kind: 'idle' });
    expect(workers).toHaveLength(0);
  });

  it('tokenises without loading the model', async () => {
    const { session, worker } = fakeSession();
    const answer = session.ask('a', 'tokenize', { text: 'x' });
    expect(worker().count('load')).toBe(0);
    worker().answerLast({ tokens: [] });
    expect(await answer).toEqual({ tokens: [] });
    expect(session.state.value.kind).toBe('idle');
  });

  it('loads the model once for all labs, then answers them in order', async () => {
    const { session, worker } = fakeSession();
    const answers = ['a', 'b', 'c'].map((lab, i) => session.ask(lab, 'predict', predictInput(i)));
    void session.start();
    expect(worker().count('load')).toBe(1);
    worker().say({ kind: 'loading', receivedBytes: 1, totalBytes: 4, preparing: false });
    expect(session.state.value).toMatchObject({ kind: 'loading', receivedBytes: 1, totalBytes: 4 });
    expect(worker().asked()).toHaveLength(0);
    worker().say({ kind: 'loaded', model: MODEL });
    expect(session.model.value).toBe(MODEL);
    for (let i = 0; i < 3; i++) {
      expect(session.state.value.kind).toBe('running');
      expect(worker().asked()).toHaveLength(i + 1);
      worker().answerLast(i);
    }
    expect(await Promise.all(answers)).toEqual([0, 1, 2]);
    expect(session.state.value.kind).toBe('ready');
  });

  it('lets tokenising pass a long generation', async () => {
    const { session, worker } = fakeSession();
    void session.ask('a', 'generate', { tokens: [1], count: 9, settings: NEUTRAL, seed: 1, top: 1 });
    worker().say({ kind: 'loaded', model: MODEL });
    const tokens = session.ask('a', 'tokenize', { text: 'x' });
    worker().answerLast('tokens');
    expect(await tokens).toBe('tokens');
    expect(session.state.value.kind).toBe('running');
  });

  it('passes progress on', () => {
    const { session, worker } = fakeSession();
    const onProgress = vi.fn();
    void session.ask('a', 'generate', { tokens: [1], count: 2, settings: NEUTRAL, seed: 1, top: 1 }, { onProgress });
    worker().say({ kind: 'loaded', model: MODEL });
    worker().say({ kind: 'progress', id: worker().asked()[0]!.id, value: 'token' });
    expect(onProgress).toHaveBeenCalledExactlyOnceWith('token');
  });
});

describe('newer requests', () => {
  it('supersede older ones of the same lab: 50 in a second cost two runs', async () => {
    const { session, worker } = fakeSession();
    void session.start();
    worker().say({ kind: 'loaded', model: MODEL });
    const all = Array.from({ length: 50 }, (_, i) => outcome(session.ask('a', 'predict', predictInput(i))));
    worker().answerLast('first');
    worker().answerLast('last');
    const outcomes = await Promise.all(all);
    expect(
      worker()
        .asked('predict')
        .map(({ input }) => input),
    ).toEqual([predictInput(0), predictInput(49)]);
    expect(outcomes.slice(0, 49).every(isSuperseded)).toBe(true);
    expect(outcomes[49]).toBe('last');
    expect(session.state.value.kind).toBe('ready');
  });

  it('stop a generation that is under way', async () => {
    const { session, worker } = fakeSession();
    const input = { tokens: [1], count: 9, settings: NEUTRAL, seed: 1, top: 1 };
    const onProgress = vi.fn();
    const older = outcome(session.ask('a', 'generate', input, { onProgress }));
    worker().say({ kind: 'loaded', model: MODEL });
    const { id } = worker().asked()[0]!;
    const newer = session.ask('a', 'generate', { ...input, seed: 2 });
    expect(worker().received.at(-1)).toEqual({ kind: 'stop', id });
    worker().say({ kind: 'progress', id, value: 'late' });
    worker().say({ kind: 'answer', id, output: 'half' });
    worker().answerLast('whole');
    expect(isSuperseded(await older)).toBe(true);
    expect(await newer).toBe('whole');
    expect(onProgress).not.toHaveBeenCalled();
  });

  it('leave other labs and other questions alone', async () => {
    const { session, worker } = fakeSession();
    const answers = [
      session.ask('a', 'predict', predictInput(1)),
      session.ask('b', 'predict', predictInput(2)),
      session.ask('a', 'neighbours', { id: 1, count: 1 }),
    ];
    worker().say({ kind: 'loaded', model: MODEL });
    for (const output of [1, 2, 3]) worker().answerLast(output);
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
  });

  it('can be aborted by their caller, before and after they are sent', async () => {
    const { session, worker } = fakeSession();
    const abort = new AbortController();
    const sent = outcome(session.ask('a', 'predict', predictInput(1), { signal: abort.signal }));
    const waiting = outcome(session.ask('b', 'predict', predictInput(2), { signal: abort.signal }));
    worker().say({ kind: 'loaded', model: MODEL });
    abort.abort();
    worker().answerLast('late');
    const never = outcome(session.ask('c', 'predict', predictInput(3), { signal: abort.signal }));
    for (const promise of [sent, waiting, never]) expect(await promise).toMatchObject({ reason: 'aborted' });
    expect(worker().asked()).toHaveLength(1);
  });
});

describe('failure and recovery', () => {
  it('tells every waiting lab why the model could not be loaded, and tries again on the next request', async () => {
    const { session, workers, worker } = fakeSession();
    const failed = [1, 2].map((i) => outcome(session.ask(`lab ${i}`, 'predict', predictInput(i))));
    worker().say({ kind: 'load-failed', problem: { code: 'checksum', details: { file: 'w' } } });
    for (const error of await Promise.all(failed)) expect(error).toEqual(new LabError('checksum', { file: 'w' }));
    expect(session.state.value).toEqual({ kind: 'failed', code: 'checksum', details: { file: 'w' } });
    expect(workers[0]!.terminated).toBe(true);

    const again = session.ask('lab 1', 'predict', predictInput(1));
    expect(session.state.value.kind).toBe('loading');
    worker().say({ kind: 'loaded', model: MODEL });
    worker().answerLast('fine');
    expect(await again).toBe('fine');
    expect(workers).toHaveLength(2);
  });

  it('keeps the model when a single request is refused', async () => {
    const { session, worker } = fakeSession();
    const refused = outcome(session.ask('a', 'predict', predictInput(1)));
    worker().say({ kind: 'loaded', model: MODEL });
    const problem = { code: 'context-overflow' as const, details: { limit: 256, tokens: 300 } };
    worker().say({ kind: 'refuse', id: worker().asked()[0]!.id, problem, fatal: false });
    expect(await refused).toEqual(new LabError('context-overflow', { limit: 256, tokens: 300 }));
    expect(session.state.value.kind).toBe('ready');
  });

  it('replaces the worker after a fatal problem, and tokenising goes on', async () => {
    const { session, workers, worker } = fakeSession();
    const refused = outcome(session.ask('a', 'predict', predictInput(1)));
    worker().say({ kind: 'loaded', model: MODEL });
    const { id } = worker().asked()[0]!;
    const tokens = session.ask('a', 'tokenize', { text: 'x' });
    worker().say({ kind: 'refuse', id, problem: { code: 'out-of-memory', details: {} }, fatal: true });
    expect(await refused).toMatchObject({ code: 'out-of-memory' });
    expect(session.state.value).toMatchObject({ kind: 'failed', code: 'out-of-memory' });
    expect(session.model.value).toBeNull();
    expect(workers).toHaveLength(2);
    worker().answerLast('tokens');
    expect(await tokens).toBe('tokens');
  });

  it('tries again with a new worker, also where tokenising has started one since', async () => {
    const { session, workers, worker } = fakeSession();
    void outcome(session.start());
    worker().say({ kind: 'load-failed', problem: { code: 'no-webassembly', details: {} } });
    const tokens = session.ask('a', 'tokenize', { text: 'x' });
    expect(workers).toHaveLength(2);
    void session.start();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, false]);
    expect(worker().count('load')).toBe(1);
    worker().answerLast('tokens');
    expect(await tokens).toBe('tokens');
  });

  it('notices the death of the worker by its lock, and starts another when asked', async () => {
    const { session, workers, worker } = fakeSession();
    const lost = outcome(session.ask('a', 'predict', predictInput(1)));
    worker().say({ kind: 'alive', locked: true });
    worker().say({ kind: 'loaded', model: MODEL });
    worker().release();
    await settle();
    expect(await lost).toMatchObject({ code: 'worker-died' });
    expect(session.state.value).toMatchObject({ kind: 'failed', code: 'worker-died' });
    const again = session.ask('a', 'predict', predictInput(1));
    worker().say({ kind: 'loaded', model: MODEL });
    worker().answerLast('fine');
    expect(await again).toBe('fine');
    expect(workers).toHaveLength(2);
  });

  it('takes a script that never arrived for a problem of the network', async () => {
    const { session, worker } = fakeSession();
    const lost = outcome(session.ask('a', 'tokenize', { text: 'x' }));
    worker().emit('error');
    expect(await lost).toMatchObject({ code: 'offline' });
    expect(session.state.value).toMatchObject({ kind: 'failed', code: 'offline' });
  });

  it('says so where there can be no worker at all', async () => {
    const { session } = fakeSession({
      createWorker: () => {
        throw new Error('refused by policy');
      },
    });
    const failed = [session.ask('a', 'tokenize', { text: 'x' }), session.ask('a', 'predict', predictInput(1))].map(
      outcome,
    );
    for (const error of await Promise.all(failed)) {
      expect(error).toMatchObject({ code: 'unknown', details: { message: 'Error: refused by policy' } });
    }
    expect(session.state.value.kind).toBe('failed');
  });

  it('ignores what a worker says after its end', async () => {
    const { session, workers } = fakeSession();
    const started = outcome(session.start());
    session.cancel();
    workers[0]!.say({ kind: 'loaded', model: MODEL });
    workers[0]!.release();
    await settle();
    expect(isSuperseded(await started)).toBe(true);
    expect(session.state.value).toEqual({ kind: 'idle' });
  });
});

describe('cancelling', () => {
  it('goes back to idle, forgets what waited for the model, and keeps what waits for the tokenizer', async () => {
    const { session, workers, worker } = fakeSession();
    const predicted = outcome(session.ask('a', 'predict', predictInput(1)));
    const tokens = session.ask('a', 'tokenize', { text: 'x' });
    session.cancel();
    expect(isSuperseded(await predicted)).toBe(true);
    expect(session.state.value).toEqual({ kind: 'idle' });
    expect(workers[0]!.terminated).toBe(true);
    worker().answerLast('tokens');
    expect(await tokens).toBe('tokens');
  });

  it('can be followed by a new start', async () => {
    const { session, worker } = fakeSession();
    void session.start();
    session.cancel();
    const model = session.start();
    expect(session.state.value.kind).toBe('loading');
    worker().say({ kind: 'loaded', model: MODEL });
    expect(await model).toBe(MODEL);
    expect(session.state.value.kind).toBe('ready');
  });

  it('does nothing where nothing has begun', () => {
    const { session, workers } = fakeSession();
    session.cancel();
    expect(workers).toHaveLength(0);
    expect(session.state.value).toEqual({ kind: 'idle' });
  });
});
