/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { DEFAULTS, RUNS, type MaskedRun } from './runs';
import { DropoutRunsView, type DropoutRunsViewProps } from './view';

export const View = DropoutRunsView;

const words = [' time', ' boy', ' girl', ' extraordinarily', '日本'].map(fixtureToken);
const noop = () => undefined;
const run = (seed: number): MaskedRun => ({
  seed,
  probabilities: words.map((_, i) => (0.1 / (i + 1)) * (1 + 0.8 * Math.sin(seed * 7 + i * 3))),
  top: words[seed % 3]!,
  divergence: 0.5 + 0.2 * Math.sin(seed),
  identical: false,
});
type Fixture = Omit<DropoutRunsViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: 'Once upon a',
  onText: noop,
  examples: [],
  reading: words,
  limit: 256,
  reference: { tokens: words, probabilities: words.map((_, i) => 0.12 / (i + 1)) },
  runs: Array.from({ length: RUNS }, (_, i) => run(i)),
  total: RUNS,
  running: false,
  settings: DEFAULTS,
  onSettings: noop,
  onStart: noop,
  onStop: noop,
  stale: false,
  disabled: false,
};
const same = words.map((_, i) => 0.12 / (i + 1));
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: base },
  { name: 'running', props: { ...base, runs: base.runs.slice(0, 11), running: true } },
  { name: 'not run yet', props: { ...base, runs: [] } },
  {
    name: 'inference',
    props: {
      ...base,
      settings: { ...DEFAULTS, training: false },
      runs: base.runs.map((one) => ({ ...one, probabilities: same, identical: true })),
    },
  },
  ...tokenStates((tokens) => {
    const among = words.map((word, i) => tokens[i] ?? word);
    const reference = { ...base.reference, tokens: among };
    return { ...base, text: fixtureText(tokens), reading: tokens, reference };
  }),
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
