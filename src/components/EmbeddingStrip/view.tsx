/**
 * The first step of the model, as numbers: the row of the token table, the row of the position table, their sum. One token's
 * three vectors on one scale, or one of the three for all tokens at once.
 */
import { useState } from 'preact/hooks';
import { Segmented } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { niceLimit } from '../shared/scale';
import { tokenLabel } from '../shared/token-text';
import type { Strings } from '../shared/strings-type';
import { TokenStrip } from '../shared/TokenStrip';
import { AllTokens } from './all-tokens';
import { rowOf, PARTS, type EmbeddingRows, type Part } from './rows';
import { ThreeStrips } from './three-strips';
import './style.css';

export type Mode = 'one' | 'all';

export interface EmbeddingViewProps {
  rows: EmbeddingRows;
  /** The rows belong to a prompt that is no longer in the field. */
  stale: boolean;
  /** Index of the chosen token. */
  selected: number;
  mode: Mode;
  /** Which of the three vectors is shown for all tokens. */
  part: Part;
  disabled: boolean;
  onSelect(index: number): void;
  onMode(mode: Mode): void;
  onPart(part: Part): void;
  locale: string;
  /** Keys `lab.embedding.*` and `lab.common.*`. */
  strings: Strings;
}

export function EmbeddingView(props: EmbeddingViewProps) {
  const { rows, stale, selected, mode, part, disabled, locale, strings } = props;
  const [dimension, setDimension] = useState<number | null>(null);
  // One scale for everything in the figure, so that a pale strip is a small vector.
  const limit = niceLimit(Math.max(...PARTS.map((name) => largest(rows[name]))));
  const label = (name: string) => strings[`lab.embedding.${name}`] ?? '';

  const token = rows.tokens[selected];
  const sum = token ? rowOf(rows, 'sum', selected) : new Float32Array(0);
  const top = sum.reduce((best, value, i) => (Math.abs(value) > Math.abs(sum[best]!) ? i : best), 0);
  const strongest = { dimension: top, value: formatNumber(sum[top] ?? 0, locale, 4) };

  return (
    <div
      class={`it-embedding${stale ? ' it-stale' : ''}`}
      data-said={token && `${tokenLabel(token)}: ${fill(strings['lab.embedding.strongest'] ?? '', strongest)}`}
    >
      <div data-sym="tokens">
        <TokenStrip
          tokens={rows.tokens}
          selected={selected}
          onSelect={props.onSelect}
          label={label('tokens')}
          showIds
          strings={strings}
        />
      </div>
      <div class="it-embedding__controls">
        <Segmented
          label={label('mode')}
          showLabel={false}
          options={(['one', 'all'] as const).map((value) => ({ value, label: label(value) }))}
          value={mode}
          onInput={props.onMode}
          disabled={disabled}
        />
        {mode === 'all' && (
          <Segmented
            label={label('part')}
            showLabel={false}
            options={PARTS.map((value) => ({ value, label: label(`${value}.short`) }))}
            value={part}
            onInput={props.onPart}
            disabled={disabled}
          />
        )}
      </div>
      {mode === 'one' ? (
        <ThreeStrips
          token={rows.tokens[selected]!}
          position={selected}
          vectors={{
            embed: rowOf(rows, 'embed', selected),
            position: rowOf(rows, 'position', selected),
            sum: rowOf(rows, 'sum', selected),
          }}
          limit={limit}
          dimension={dimension}
          onDimension={setDimension}
          {...{ locale, strings }}
        />
      ) : (
        <AllTokens {...{ rows, part, limit, selected, strings }} onSelect={props.onSelect} />
      )}
      <Legend scale="signed" limit={limit} label={label('legend')} />
    </div>
  );
}

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
