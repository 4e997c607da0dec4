/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { formatProbability } from '../shared/format';
import { RunQuizView, type RunQuizViewProps } from './view';

export const View = RunQuizView;

/** In the text, without a frame: it says itself that the model is loading, or failed. */
export const frame = null;
const question = 'prompt and options are written by the author';
export const without = {
  empty: question,
  '1 token': question,
  '64 tokens': question,
  'long words': question,
  'wide characters': question,
};

const base: Omit<RunQuizViewProps, 'strings'> = {
  id: 'sandbox',
  question: 'Which of these does the model expect most?',
  prompt: 'Once upon a time there was a little',
  options: ['` girl`', '` house`', '` and`'],
  chosen: null,
  answer: null,
  asked: 'a model',
  status: '',
  failed: false,
  disabled: false,
  format: (p) => formatProbability(p),
  measure: 'probability',
  measured: 'Probability of the next token',
  onChoose: () => undefined,
  onRetry: () => undefined,
};
const answer = { values: [0.14, 0.03, 0.0004], winner: 0, model: 'a model' };

export default [
  { name: 'fresh', props: base },
  { name: 'running', props: { ...base, chosen: 1, status: 'Running…', spoken: '' } },
  {
    name: 'loading',
    props: { ...base, chosen: 1, status: 'Loading the model: 4.9 of 16.4 MB', spoken: 'Loading the model' },
  },
  { name: 'right', props: { ...base, chosen: 0, answer } },
  { name: 'wrong', props: { ...base, chosen: 1, answer } },
  { name: 'wrong, and no number', props: { ...base, chosen: 1, answer: { ...answer, values: [0.14, NaN, 0.0004] } } },
  {
    name: 'no number at all',
    props: { ...base, chosen: 1, answer: { ...answer, values: [NaN, NaN, NaN], winner: -1 } },
  },
  { name: 'failed', props: { ...base, chosen: 1, status: 'The download broke off.', failed: true } },
];
