/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { Token } from '../../engine/types';
import { fixturePlace, fixtureTokens, fixtureWave, tokenStates } from '../shared/fixtures';
import { QkvCellView, type QkvCellViewProps } from './view';

export const View = QkvCellView;

type Fixture = Omit<QkvCellViewProps, 'strings' | 'locale'>;
const [D, K] = [96, 16];
const noop = () => undefined;

function state(tokens: Token[]): Fixture {
  const count = tokens.length;
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
  { name: 'usual', props: state(fixtureTokens(7)) },
  { name: '12 heads', props: { ...state(fixtureTokens(7)), heads: 12 } },
  { name: 'stale', props: { ...state(fixtureTokens(4)), stale: true } },
  ...tokenStates(state),
];

export default states;
