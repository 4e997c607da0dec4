/** Labs that write a text on while the model is asleep: how much of it the model gets. No browser: they are drawn once. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeEach, expect, it, vi } from 'vitest';
import Generate from '../../../src/components/Generate/island';
import { DEFAULTS, inputsOf } from '../../../src/components/Generate/state';
import { useContinuation } from '../../../src/components/NextToken/use-continuation';
import type { ModelConfig } from '../../../src/engine/types';
import { DEFAULT_PROMPT, prompt } from '../../../src/lab/experiment';
import type { LoadedModel } from '../../../src/lab/protocol';
import { fakeSession, MODEL, settle } from '../lab/fake-worker';

const fake = vi.hoisted(() => ({}) as ReturnType<typeof import('../lab/fake-worker').fakeSession>);
vi.mock('../../../src/lab/session', async () => (await import('../lab/fake-worker')).sessionModule(fake));
vi.mock('../../../src/components/shared/mounted', () => ({ useMounted: () => true }));
vi.mock('../../../src/components/shared/LabFrame', () => ({
  LabFrame: ({ children }: { children: ComponentChildren }) => children,
}));
const view = vi.hoisted(() => ({ onGenerate: () => undefined as void }));
vi.mock('../../../src/components/Generate/view', () => ({
  GenerateView: (props: typeof view) => {
    view.onGenerate = props.onGenerate;
    return null;
  },
}));

/** The default model's. */
const config = { n_positions: 256, vocab_size: 9 } as ModelConfig;
const ids = Array.from({ length: 300 }, (_, id) => id);

/** Draws the lab and gives its button. */
const labs = {
  Generate() {
    const runs = inputsOf(DEFAULTS).map((input) => ({ ...input, tokens: [] }));
    const stored = { model: MODEL, prompt: DEFAULT_PROMPT, tokens: [], count: 40, runs };
    renderToString(<Generate stored={stored} config={config} examples={[]} strings={{}} locale="en" />);
    return () => view.onGenerate();
  },
  NextToken() {
    let press!: () => void;
    const Probe = () => {
      const { generate } = useContinuation();
      press = () => void generate();
      return null;
    };
    renderToString(<Probe />);
    return press;
  },
};

beforeEach(() => {
  Object.assign(fake, fakeSession());
  vi.stubGlobal('location', { href: 'https://example.org/' });
  vi.stubGlobal('addEventListener', () => undefined);
  prompt.value = 'A long text';
});

it.each(
  (['Generate', 'NextToken'] as const).flatMap((lab) => [
    { lab, positions: 1024, given: 300 },
    { lab, positions: 16, given: 16 },
  ]),
)('$lab: of 300 tokens a model of $positions positions, asleep until then, gets $given', async (row) => {
  labs[row.lab]()();
  const worker = fake.worker();
  worker.answerLast({ tokens: ids.map((id) => ({ id, text: 'x', bytes: [] })) });
  await settle();
  expect(worker.count('load')).toBe(1);
  const loaded = { ...MODEL, config: { ...config, n_positions: row.positions } } as LoadedModel;
  worker.say({ kind: 'loaded', model: loaded });
  await settle();
  const [asked] = worker.asked('generate');
  expect(asked?.input).toMatchObject({ tokens: ids.slice(-row.given) });
});

it.each(['Generate', 'NextToken'] as const)('%s: nothing is written on from nothing', async (lab) => {
  prompt.value = '';
  labs[lab]()();
  if (fake.workers[0]?.asked('tokenize').length) fake.worker().answerLast({ tokens: [] });
  await settle();
  expect(fake.workers[0]?.count('load') ?? 0).toBe(0);
});
