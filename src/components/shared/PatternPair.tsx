/** One head's pattern before and after a change: two matrices that mark each other's cells. Block and head are chosen above. */
import { useCallback, useMemo } from 'preact/hooks';
import { fill, formatNumber, formatProbability } from './format';
import { Segmented } from './controls';
import { MatrixGrid, type MatrixCell } from './MatrixGrid';
import type { Strings } from './strings-type';
import { distinctLabels, tokenLabel } from './token-text';
import type { Token } from '../../engine/types';
import './pattern-pair.css';

export interface PatternPairProps {
  layers: number;
  heads: number;
  layer: number;
  head: number;
  onPlace(place: { layer?: number; head?: number }): void;
  /** Whose patterns these are: not those of the head chosen above until the model has answered. */
  shown: { layer: number; head: number };
  tokens: readonly Token[];
  /** [T,T] each. */
  patterns: readonly [ArrayLike<number>, ArrayLike<number>];
  names: readonly [string, string];
  /** Cells that a mask cuts off, of each pattern. */
  masks?: readonly [ArrayLike<boolean>, ArrayLike<boolean>];
  at: MatrixCell | null;
  onPoint(at: MatrixCell | null): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.patterns.*`, `lab.place.*`. */
  strings: Strings;
  locale: string;
}

export function PatternPair(props: PatternPairProps) {
  const { layers, heads, layer, head, onPlace, tokens, patterns, names, masks, at, onPoint, strings, locale } = props;
  const { shown, stale, disabled } = props;
  // The same from one render to the next, or hundreds of cells would be made again for each key and each move of the pointer.
  const labels = useMemo(() => tokens.map(tokenLabel), [tokens]);
  const T = tokens.length;
  const causal = useMemo(() => Array.from({ length: T * T }, (_, i) => i % T > Math.floor(i / T)), [T]);
  const cellText = useCallback((p: number) => formatNumber(p, locale, 2).replace(/^0(?=\D)/, ''), [locale]);
  const [cutBefore, cutAfter] = masks ?? [causal, causal];
  const describe = useMemo(() => {
    const cell = strings['lab.patterns.cell'] ?? '';
    const masked = strings['lab.patterns.masked'] ?? '';
    const spoken = distinctLabels(labels);
    return [cutBefore, cutAfter].map(
      (cut) => (r: number, c: number, p: number) =>
        fill(cut[r * T + c] ? masked : cell, {
          query: spoken[r] ?? '',
          key: spoken[c] ?? '',
          value: formatProbability(p, locale),
        }),
    );
  }, [cutBefore, cutAfter, labels, strings, locale]);
  return (
    <div class="it-pair">
      <div class="it-pair__controls">
        <Segmented
          label={strings['lab.place.block'] ?? ''}
          options={range(layers).map((value) => ({ value, label: String(value) }))}
          value={layer}
          onInput={(value) => onPlace({ layer: value })}
          disabled={disabled}
        />
        <Segmented
          label={strings['lab.place.head'] ?? ''}
          options={range(heads).map((value) => ({ value, label: String(value) }))}
          value={head}
          onInput={(value) => onPlace({ head: value })}
          disabled={disabled}
        />
      </div>
      <div class={`it-pair__matrices${stale ? ' it-stale' : ''}`} data-sym="pattern">
        {patterns.map((values, i) => (
          <div key={i} class="it-pair__matrix" data-run={i}>
            <p class="it-control-label">{names[i]}</p>
            <MatrixGrid
              rows={T}
              columns={T}
              values={values}
              mask={masks?.[i] ?? causal}
              rowLabels={labels}
              axes={{ row: strings['lab.place.query'] ?? '', column: strings['lab.place.key'] ?? '' }}
              columnLabels={labels}
              label={fill(strings['lab.patterns.label'] ?? '', { ...shown, name: names[i]! })}
              scale="probability"
              marked={at}
              onHover={onPoint}
              describe={describe[i]!}
              cellText={cellText}
              cell={40}
              fit
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
