/** Fixture states for the gallery. */
import { PredictView, type PredictViewProps } from './view';

export const View = PredictView;

/** In the text, without a frame. */
export const frame = null;
const question = 'a question written by the author; it shows no tokens';
export const without = {
  empty: question,
  '1 token': question,
  '64 tokens': question,
  'long words': question,
  'wide characters': question,
  loading: 'it asks for nothing: the lab beside it answers',
  failed: 'it asks for nothing: the lab beside it answers',
};

const base: Omit<PredictViewProps, 'strings'> = {
  id: 'sandbox',
  question: 'One token of eight changes. How many rows of the embedding differ?',
  options: ['One', 'All eight', 'That one and all after it'],
  answer: 0,
  lab: 'compare-prompts',
  task: 'Change one word of prompt B.',
  committed: null,
  opened: false,
  disabled: false,
  onCommit: () => undefined,
  onToggle: () => undefined,
  children: <p>The table is looked up token by token.</p>,
};

export default [
  { name: 'fresh', props: base },
  { name: 'committed', props: { ...base, committed: 2 } },
  { name: 'wrong', props: { ...base, committed: 2, opened: true } },
  { name: 'right', props: { ...base, committed: 0, opened: true } },
];
