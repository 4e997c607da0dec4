/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { fixturePlace, fixtureTokens, fixtureWave } from '../shared/fixtures';
import { QkvCellView, type QkvCellViewProps } from './view';

export const View = QkvCellView;

type Fixture = Omit<QkvCellViewProps, 'strings' | 'locale'>;
const [D, K] = [96, 16];
const noop = () => undefined;

function state(count: number): Fixture {
  const tokens = fixtureTokens(count);
  const wanted = { layer: 2, head: 1, part: 'k' as const, dim: 5 };
  const normalized = fixtureWave(count * D);
  const column = fixtureWave(D, 1);
  const position = count - 1;
  return {
    place: { ...fixturePlace(tokens), position, onPosition: noop, layer: 2, layers: 6, onLayer: noop },
    heads: 6,
    width: K,
    wanted,
    onChange: noop,
    tokens,
    position,
    answer: {
      ...wanted,
      normalized,
      q: fixtureWave(count * K),
      k: fixtureWave(count * K, 2),
      v: fixtureWave(count * K, 4),
      column,
      index: 6 * K + 21,
      bias: 0.12,
    },
    terms: Float64Array.from(column, (w, i) => w * (normalized[Math.max(0, position) * D + i] ?? 0)),
    stale: false,
    disabled: false,
  };
}

const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: state(7) },
  { name: '1 token', props: state(1) },
  { name: '64 tokens, 12 heads', props: { ...state(64), heads: 12 } },
  { name: 'stale', props: { ...state(4), stale: true } },
  { name: 'empty', props: state(0) },
];

export default states;
