/** The worker's end: what it tells the page of a load that fails. */
import { beforeAll, expect, it, vi } from 'vitest';
import { LabError } from '../../../src/lab/errors';
import type { FromWorker, ToWorker } from '../../../src/lab/messages';

const loadFromSite = vi.hoisted(() => vi.fn<() => Promise<never>>());
vi.mock('../../../src/lab/load', () => ({ loadFromSite }));

const postMessage = vi.fn<(message: FromWorker) => void>();
let hear: (event: { data: ToWorker }) => void;

beforeAll(async () => {
  vi.stubGlobal('self', { postMessage });
  vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => (hear = listener));
  vi.stubGlobal('navigator', {});
  await import('../../../src/lab/worker');
  hear({ data: { kind: 'setup', setup: { base: 'https://example.org/', lock: 'x' } } });
});

/** What the worker says when loading fails of `error`. */
async function told(error: unknown): Promise<FromWorker> {
  postMessage.mockClear();
  loadFromSite.mockRejectedValueOnce(error);
  hear({ data: { kind: 'load', modelId: 'm' } });
  await vi.waitFor(() => expect(postMessage).toHaveBeenCalled());
  return postMessage.mock.lastCall![0];
}

it.each([
  new RangeError('Array buffer allocation failed'),
  'out of memory',
  new Error("Can't create a session. failed to allocate a buffer of size 50331648."),
  new Error('Failed to allocate memory for requested buffer of size 4096'),
  new Error('Aborted(OOM). Build with -sASSERTIONS for more info.'),
])('out of memory: %s', async (error) => {
  expect(await told(error)).toMatchObject({ problem: { code: 'out-of-memory' } });
});

it('passes on what is known, and says what it does not know', async () => {
  const known = new LabError('checksum', { file: 'w' });
  expect(await told(known)).toEqual({ kind: 'load-failed', problem: { code: 'checksum', details: { file: 'w' } } });
  expect(await told(new Error('odd'))).toMatchObject({ problem: { code: 'unknown', details: { message: 'odd' } } });
});
