/** What the runtime throws, as the reader hears of it. */
import { expect, it, vi } from 'vitest';
import { createSession } from '../../../src/engine/runtime';

const create = vi.hoisted(() => vi.fn<() => Promise<never>>());
vi.mock('onnxruntime-web/wasm', () => ({ env: { wasm: {} }, InferenceSession: { create } }));

const failing = (error: unknown) => {
  create.mockRejectedValueOnce(error);
  return createSession(new Uint8Array(), () => new Map());
};

it.each([
  new Error("Can't create a session. failed to allocate a buffer of size 50331648."),
  new Error(
    "Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: Failed to allocate memory for requested buffer of size 9",
  ),
  new Error("Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc"),
  new Error(
    'no available backend found. ERR: [wasm] RuntimeError: Aborted(OOM). Build with -sASSERTIONS for more info.',
  ),
  new RangeError('WebAssembly.Memory(): could not allocate memory'),
  new RangeError('Array buffer allocation failed'),
  'out of memory',
])('out of memory: %s', async (error) => {
  await expect(failing(error)).rejects.toMatchObject({ name: 'EngineError', code: 'out-of-memory' });
});

it.each([
  new Error("Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model"),
  new RangeError('Weights end 4 bytes too early'),
])('something else: %s', async (error) => {
  await expect(failing(error)).rejects.toMatchObject({ name: 'EngineError', code: 'unknown' });
});
