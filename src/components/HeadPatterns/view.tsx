/**
 * All heads of the model as small multiples, on the reader's prompt, and one of them enlarged beside. A token pointed at is
 * marked in every drawing.
 */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill, formatProbability } from '../shared/format';
import { HeadGrid } from '../shared/HeadGrid';
import { Legend } from '../shared/Legend';
import type { PatternCellProps } from '../shared/PatternCell';
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { TokenStrip } from '../shared/TokenStrip';
import type { HeadAt } from '../shared/head-name';
import type { Patterns } from '../shared/head-patterns';
import { OneHead } from './one-head';
import './style.css';

export interface HeadPatternsViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  /** Tokens of the field, and how many the model reads at most. */
  count: number;
  limit: number;
  /** Those of the patterns, [T]. */
  tokens: readonly Token[];
  /** How many tokens after them are not drawn. */
  left: number;
  patterns: Patterns;
  selected: HeadAt;
  onSelect(layer: number, head: number): void;
  /** Average attention of each head's tokens, [L][H]. */
  averages: readonly (readonly { self: number; previous: number; first: number }[])[];
  drawing: 'lines' | 'matrix';
  onDrawing(drawing: 'lines' | 'matrix'): void;
  /** The token that stays marked. */
  kept: number | null;
  onKeep(row: number | null): void;
  /** The calculation of one cell of the chosen head, and how another cell is chosen. */
  cell?: Omit<PatternCellProps, 'labels' | 'strings' | 'locale'>;
  onCell?(query: number, key: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.headPatterns.*`, `lab.patternCell.*`, `lab.calculation.*`, `lab.common.*`. */
  strings: Strings;
  locale: string;
}

export function HeadPatternsView(props: HeadPatternsViewProps) {
  const { tokens, patterns, selected, kept, strings, locale, stale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.headPatterns.${key}`] ?? '', values);
  const [pointed, setPointed] = useState<number | null>(null);
  const row = pointed ?? kept;
  const values = patterns.matrices[selected[0]]?.[selected[1]];
  const T = patterns.tokens;
  const describe = (layer: number, head: number) => {
    const to = props.averages[layer]?.[head];
    if (!to || T < 2) return t('name', { layer, head });
    const [self, previous, first] = [to.self, to.previous, to.first].map((share) => formatProbability(share, locale));
    return t('head', { layer, head, self: self!, previous: previous!, first: first! });
  };
  const keep = (at: number) => props.onKeep(at === kept ? null : at);
  return (
    <div class="it-hp">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={props.count}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      {T === 0 || !values ? (
        <p class="it-hp__empty it-hint">{t('empty')}</p>
      ) : (
        <div class={`it-hp__body${stale ? ' it-stale' : ''}`}>
          <div class="it-hp__tokens">
            <p class="it-hint">{props.left > 0 ? t('left', { shown: T, left: props.left }) : t('point')}</p>
            <TokenStrip
              tokens={tokens}
              selected={kept}
              highlighted={row === null ? [] : [row]}
              onHover={setPointed}
              {...(!props.disabled && { onSelect: keep })}
              label={t('tokens')}
              strings={strings}
            />
          </div>
          <div class="it-hp__all" data-sym="head">
            <HeadGrid
              layers={patterns.layers}
              heads={patterns.heads}
              matrix={(layer, head) => {
                const drawn = patterns.matrices[layer]?.[head];
                return drawn ? { values: drawn, rows: T, columns: T } : null;
              }}
              causal
              thin
              row={row}
              selected={selected}
              onSelect={props.onSelect}
              describe={describe}
              label={t('grid')}
              axes={{ layers: t('layers'), heads: t('heads') }}
              layerLabel={String}
              headLabel={String}
              disabled={props.disabled}
            />
            <Legend scale="probability" limit={1} label={t('legend')} />
          </div>
          <OneHead
            {...props}
            tokens={tokens}
            values={values}
            row={row}
            onRow={setPointed}
            onKeep={(at) => at !== null && keep(at)}
            t={t}
          />
        </div>
      )}
    </div>
  );
}
