/** Thirty runs, pressed for while another model than the stored one is asleep. No browser: the lab is drawn once. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeEach, expect, it, vi } from 'vitest';
import DropoutRuns from '../../../src/components/DropoutRuns/island';
import type { ModelConfig } from '../../../src/engine/types';
import { DEFAULT_PROMPT, prompt } from '../../../src/lab/experiment';
import type { LoadedModel, Requests } from '../../../src/lab/protocol';
import { fakeSession, MODEL, settle } from '../lab/fake-worker';

const fake = vi.hoisted(() => ({}) as ReturnType<typeof import('../lab/fake-worker').fakeSession>);
vi.mock('../../../src/lab/session', async () => (await import('../lab/fake-worker')).sessionModule(fake));
vi.mock('../../../src/components/shared/mounted', () => ({ useMounted: () => true }));
vi.mock('../../../src/components/shared/LabFrame', () => ({
  LabFrame: ({ children }: { children: ComponentChildren }) => children,
}));
const view = vi.hoisted(() => ({ onStart: () => undefined as void, onStop: () => undefined as void }));
vi.mock('../../../src/components/DropoutRuns/view', () => ({
  DropoutRunsView: (props: typeof view) => {
    Object.assign(view, props);
    return null;
  },
}));

const config = { n_layer: 6, n_head: 6, n_embd: 192, n_positions: 256 } as ModelConfig;
const OTHER = { ...MODEL, config: { n_layer: 2, n_head: 3, n_embd: 48, n_positions: 4 } } as LoadedModel;
const token = (id: number) => ({ id, text: 'x', bytes: [] });

/** The answer to a comparison: token 7 leads. */
const comparison = (runs: number) => ({
  comparison: {
    tokens: [{ token: token(7), probabilities: Array<number>(runs).fill(0.5), logits: [] }],
    runs: Array.from({ length: runs }, () => ({ top: token(7), divergence: 0, identical: false })),
  },
});
const comparedBy = (index: number) => fake.worker().asked('compare')[index]!.input as Requests['compare']['in'];

beforeEach(() => {
  Object.assign(fake, fakeSession());
  vi.stubGlobal('location', { href: 'https://example.org/' });
  vi.stubGlobal('addEventListener', () => undefined);
  prompt.value = 'Six tokens';
  const stored = {
    model: { id: 'course', title: 'Course' },
    prompt: DEFAULT_PROMPT,
    tokens: [],
    reference: { tokens: [token(1)], probabilities: [0.1] },
    runs: [],
  };
  renderToString(<DropoutRuns stored={stored} config={config} examples={[]} strings={{}} locale="en" />);
});

async function press(): Promise<void> {
  view.onStart();
  await settle();
  fake.worker().say({ kind: 'loaded', model: OTHER });
  await settle();
  fake.worker().answerLast({ tokens: [1, 2, 3, 4, 5, 6].map(token) });
  await settle();
}

it('has the sizes, the tokens and the leading tokens of the model that answers', async () => {
  await press();
  // Its context is four tokens long.
  expect(comparedBy(0)).toMatchObject({ runs: [{ tokens: [3, 4, 5, 6] }] });
  fake.worker().answerLast(comparison(1));
  await settle();
  const { runs, ids } = comparedBy(1);
  expect(ids).toEqual([7]);
  expect(runs[1]!.interventions).toMatchObject({
    embd_keep: { shape: [4, 48] },
    attn_keep: { shape: [2, 3, 4, 4] },
    resid_keep: { shape: [2, 2, 4, 48] },
  });
  // One after the other.
  fake.worker().answerLast(comparison(2));
  await settle();
  expect(fake.worker().asked('compare')).toHaveLength(3);
});

it('asks nothing more once it was stopped while the model was on its way', async () => {
  view.onStart();
  await settle();
  view.onStop();
  fake.worker().say({ kind: 'loaded', model: OTHER });
  await settle();
  for (const { id } of fake.worker().asked('tokenize')) {
    fake.worker().say({ kind: 'answer', id, output: { tokens: [token(1)] } });
  }
  await settle();
  for (const { id } of fake.worker().asked('compare')) fake.worker().say({ kind: 'answer', id, output: comparison(1) });
  await settle();
  expect(fake.worker().asked('compare').length).toBeLessThanOrEqual(1);
});
