/** Fixture states for the gallery. */
import { QuizView, type QuizViewProps } from './view';

export const View = QuizView;

/** In the text, without a frame. */
export const frame = null;
const question = 'a question written by the author; it shows no tokens';
export const without = {
  empty: question,
  '1 token': question,
  '64 tokens': question,
  'long words': question,
  'wide characters': question,
  loading: 'it asks for nothing',
  failed: 'it asks for nothing',
};

const base: Omit<QuizViewProps, 'strings'> = {
  id: 'sandbox',
  question: 'What does the id of ` the` say about its meaning?',
  options: [
    {
      text: 'Words with near ids mean similar things',
      feedback: 'Ids are places in a list; near places mean nothing.',
    },
    { text: 'Nothing', feedback: 'It only says *which row* of the table to take.', correct: true },
    { text: 'How long the word is', feedback: 'The id knows no letters.' },
  ],
  tried: [],
  disabled: false,
  onTry: () => undefined,
};

export default [
  { name: 'fresh', props: base },
  { name: 'wrong', props: { ...base, tried: [0] } },
  { name: 'solved', props: { ...base, tried: [0, 1] } },
  { name: 'asleep', props: { ...base, disabled: true } },
];
