/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { strike, type Values } from './place';
import { DropoutPatternView, type DropoutPatternViewProps } from './view';
import type { DropoutPlace } from '../../engine/dropout';
import type { Token } from '../../engine/types';
import { fixtureText, fixtureToken, fixtureTokens, tokenStates } from '../shared/fixtures';

export const View = DropoutPatternView;

const noop = () => undefined;
type Fixture = Omit<DropoutPatternViewProps, 'strings' | 'locale'>;

function of(tokens: Token[], place: DropoutPlace = { kind: 'embd' }, p = 0.1): Fixture {
  const T = tokens.length;
  const columns = place.kind === 'attn' ? T : 96;
  const data = Float32Array.from({ length: T * columns }, (_, i) =>
    place.kind === 'attn'
      ? i % T > Math.floor(i / T)
        ? 0
        : 1 / (1 + Math.floor(i / T))
      : Math.sin(i * 0.7) * Math.cos(i / 9),
  );
  const values: Values = { data, rows: T, columns };
  return {
    text: fixtureText(tokens),
    onText: noop,
    examples: [],
    reading: tokens,
    limit: 256,
    tokens,
    values,
    struck: strike(values, place, 1, p, true),
    shownPlace: place,
    place: place.kind === 'attn' ? 'attn' : 'embd',
    onPlace: noop,
    layer: 0,
    onLayer: noop,
    head: 0,
    onHead: noop,
    layers: 6,
    heads: 6,
    p,
    onP: noop,
    seed: 1,
    onSeed: noop,
    rescale: true,
    onRescale: noop,
    training: true,
    onTraining: noop,
    row: T - 1,
    onRow: noop,
    stale: false,
    disabled: false,
  };
}

const words = ['Once', ' upon', ' a', ' time'].map(fixtureToken);
const attention: DropoutPlace = { kind: 'attn', layer: 0, head: 0 };
const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: of(words) },
  { name: 'attention', props: of(words, attention, 0.3) },
  { name: 'inference', props: { ...of(words, { kind: 'embd' }, 0), training: false } },
  ...tokenStates((tokens) => of(tokens)),
  { name: '64 tokens, attention', props: of(fixtureTokens(64), attention) },
  { name: 'stale', props: { ...of(words), stale: true } },
];

export default states;
