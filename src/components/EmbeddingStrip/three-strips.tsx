/** embed + position = sum, one dimension under the other: pointing at a cell marks it in all three and writes the addition out. */
import type { Token } from '../../engine/types';
import { fill, formatInteger, formatNumber, fullNumber } from '../shared/format';
import { HeatStrip } from '../shared/HeatStrip';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { PARTS, SYMBOLS, type Part } from './rows';

export interface ThreeStripsProps {
  token: Token;
  position: number;
  /** [D] each */
  vectors: Record<Part, Float32Array>;
  limit: number;
  /** The dimension pointed at. */
  dimension: number | null;
  onDimension(index: number | null): void;
  locale: string;
  /** Keys `lab.embedding.*`. */
  strings: Strings;
}

const SIGNS: Record<Part, string> = { embed: '', position: '+', sum: '=' };

export function ThreeStrips(props: ThreeStripsProps) {
  const { token, position, vectors, limit, dimension, locale, strings } = props;
  const names = { token: tokenLabel(token), id: token.id, position: formatInteger(position, locale) };
  const label = (part: Part) => fill(strings[`lab.embedding.${part}`] ?? '', names);
  const describe = (index: number, value: number) =>
    fill(strings['lab.embedding.cell'] ?? '', { dimension: index, value: fullNumber(value) });

  return (
    <div class="it-embedding__three">
      {PARTS.map((part) => (
        <div key={part} class="it-embedding__row" data-part={part} data-sym={SYMBOLS[part]}>
          <span class="it-embedding__sign" aria-hidden="true">
            {SIGNS[part]}
          </span>
          <span class="it-embedding__label">{label(part)}</span>
          <HeatStrip
            values={vectors[part]}
            label={label(part)}
            limit={limit}
            describe={describe}
            marked={dimension}
            onHover={props.onDimension}
          />
        </div>
      ))}
      <p class="it-embedding__sum">
        {dimension === null ? (
          <span class="it-hint">{strings['lab.embedding.point']}</span>
        ) : (
          <>
            <span>{fill(strings['lab.embedding.dimension'] ?? '', { dimension })}</span>
            {PARTS.map((part) => (
              <span key={part} class="it-embedding__term" title={fullNumber(vectors[part][dimension] ?? NaN)}>
                {SIGNS[part]} {formatNumber(vectors[part][dimension] ?? NaN, locale, 4)}
              </span>
            ))}
          </>
        )}
      </p>
    </div>
  );
}
