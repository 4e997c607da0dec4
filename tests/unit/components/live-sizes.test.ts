/** Sizes in static HTML that follow the prompt: which answer of the tokenizer they take. */
import { effect } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import LiveMap from '../../../src/components/ChapterMap/island';
import type { ModelConfig } from '../../../src/engine/types';
import { DEFAULT_PROMPT, prompt } from '../../../src/lab/experiment';
import { session } from '../../../src/lab/session';
import { settle } from '../lab/fake-worker';

// The hook is an effect; it needs no component here.
vi.mock('@preact/signals', async (original) => ({
  ...(await original<typeof import('@preact/signals')>()),
  useSignalEffect: (run: () => void) => effect(run),
}));

const fake = vi.hoisted(() => ({}) as ReturnType<typeof import('../lab/fake-worker').fakeSession>);
vi.mock('../../../src/lab/session', async () => {
  const { isSuperseded, toLabError } = await import('../../../src/lab/errors');
  const { fakeSession } = await import('../lab/fake-worker');
  return { session: Object.assign(fake, fakeSession()).session, isSuperseded, toLabError };
});

const tokens = (count: number) => ({ tokens: Array.from({ length: count }) });

it('writes the count of the page’s prompt, not that of one that the reader has left', async () => {
  const written: string[] = [];
  const span = { dataset: { dim: 'T' }, set textContent(count: string) { written.push(count); } }; // prettier-ignore
  vi.stubGlobal('document', { querySelectorAll: () => [span] });
  LiveMap({ container: 'map', config: { n_positions: 256 } as ModelConfig, tokens: 7, locale: 'en' });
  expect(written).toEqual(['7']);

  prompt.value = 'Something else';
  prompt.value = DEFAULT_PROMPT;
  expect(written).toEqual(['7', '7']);
  fake.worker().answerLast(tokens(2));
  await settle();
  expect(written).toEqual(['7', '7']);

  prompt.value = 'Something else again';
  fake.worker().answerLast(tokens(3));
  await settle();
  expect(written).toEqual(['7', '7', '3']);
  expect(session.state.value.kind).toBe('idle');
});
