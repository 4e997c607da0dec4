/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { DropoutMeanView, type DropoutMeanViewProps } from './view';

export const View = DropoutMeanView;

const noop = () => undefined;
const token = fixtureToken(' little', 7);
const values = Float32Array.from({ length: 192 }, (_, i) => Math.sin(i * 1.3) * Math.cos(i));
const means = (slope: number, noise: number) =>
  Float64Array.from(values, (value, i) => slope * value * (1 + noise * Math.sin(i * 5)));
type Fixture = Omit<DropoutMeanViewProps, 'strings' | 'locale'>;
const base: Fixture = {
  text: 'Once',
  onText: noop,
  examples: [],
  reading: [token],
  limit: 256,
  token,
  values,
  means: means(1, 0.1),
  slope: 0.99,
  p: 0.1,
  onP: noop,
  count: 30,
  onCount: noop,
  rescale: true,
  onRescale: noop,
  stale: false,
  disabled: false,
};
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: base },
  { name: 'without scaling', props: { ...base, means: means(0.5, 0.1), slope: 0.5, p: 0.5, rescale: false } },
  ...tokenStates((tokens) => ({
    ...base,
    text: fixtureText(tokens),
    reading: tokens,
    token: tokens[3] ?? tokens[0] ?? null,
  })),
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
