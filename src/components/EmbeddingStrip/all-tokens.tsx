/** One of the three vectors for every token at once, stacked. */
import { fill, fullNumber } from '../shared/format';
import { HeatStack } from '../shared/HeatStack';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import { rowOf, SYMBOLS, type EmbeddingRows, type Part } from './rows';

/** Rows that are drawn: what fits on a screen or two. */
const MOST_ROWS = 48;

export interface AllTokensProps {
  rows: EmbeddingRows;
  part: Part;
  limit: number;
  selected: number;
  onSelect(index: number): void;
  /** Keys `lab.embedding.*`. */
  strings: Strings;
}

export function AllTokens({ rows, part, limit, selected, onSelect, strings }: AllTokensProps) {
  const count = Math.min(rows.tokens.length, MOST_ROWS);
  return (
    <div data-sym={SYMBOLS[part]}>
      <HeatStack
        count={count}
        values={(i) => rowOf(rows, part, i)}
        head={(i) => <TokenText token={rows.tokens[i]!} />}
        limit={limit}
        label={strings[`lab.embedding.${part}.stack`] ?? ''}
        describe={(i, dimension, value) =>
          fill(strings['lab.embedding.stackCell'] ?? '', {
            token: tokenLabel(rows.tokens[i]!),
            dimension,
            value: fullNumber(value),
          })
        }
        selected={selected}
        onSelect={onSelect}
        hint={strings['lab.embedding.point'] ?? ''}
      />
      {rows.tokens.length > count && (
        <p class="it-hint">
          {fill(strings['lab.embedding.capped'] ?? '', { drawn: count, count: rows.tokens.length })}
        </p>
      )}
    </div>
  );
}
