/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureToken, tokenStates } from '../shared/fixtures';
import { ExactErrorView, type ExactErrorViewProps } from './view';

export const View = ExactErrorView;

const prompts = 'its prompts are those of the stored run';
export const without = { empty: prompts, '1 token': prompts, '64 tokens': prompts };

const words = ' girl, boy, old, extraordinarily, house'.split(',').map(fixtureToken);
const error = (size: number, sameTop = true, among = words) => ({
  largest: size,
  kl: size / 300,
  sameTop,
  tokens: among.map((token, i) => ({ token, exact: 0.2 / (i + 1), found: 0.21 / (i + 1) })),
});
const base: Omit<ExactErrorViewProps, 'strings' | 'locale'> = {
  prompts: ['Once upon a time there was a little', 'It was'].map((prompt) => ({ prompt, tokens: [] })),
  prompt: 0,
  onPrompt: () => undefined,
  vocabularySize: 50257,
  errors: [error(0.12), error(0.09, false)],
  bytes: 804112,
  suite: { tokens: 5120, combinations: [{ weights: 'int8', compute: 'fp32', kl: 0.0005, top1: 0.985 }] },
  busy: false,
  unfetched: false,
  otherModel: null,
  modelTitle: 'course-12m',
  onCompare: () => undefined,
  stale: false,
  disabled: false,
};

const states = [
  { name: 'compared', props: base },
  { name: 'busy', props: { ...base, busy: true } },
  { name: 'file missing', props: { ...base, unfetched: true } },
  { name: 'no figures over prose', props: { ...base, suite: null } },
  { name: 'another model', props: { ...base, otherModel: 'GPT-2 small', stale: true } },
  ...tokenStates(
    (tokens) => ({ ...base, errors: [error(0.12, true, tokens), error(0.09, false)] }),
    ...(['empty', '1 token', '64 tokens'] as const),
  ),
];

export default states;
