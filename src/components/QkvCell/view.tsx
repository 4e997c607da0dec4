/** Queries, keys and values of one head for all tokens; one of their numbers as the sum that makes it. */
import type { Token } from '../../engine/types';
import { NumberField, Segmented } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { tokenLabel } from '../shared/token-text';
import { HeatStack } from '../shared/HeatStack';
import { Place, type PlaceOfLab } from '../shared/Place';
import { limitOf } from '../shared/scale';
import { TokenText } from '../shared/TokenText';
import type { CellAnswer, CellPlace, Part } from './ask';
import { Sum } from './sum';
import './style.css';

export interface QkvCellViewProps {
  place: PlaceOfLab;
  heads: number;
  /** Numbers of a head's vector. */
  width: number;
  wanted: CellPlace;
  onChange(change: Partial<CellPlace>): void;
  /** The tokens that `answer` belongs to, and the row of them that is looked at. */
  tokens: readonly Token[];
  position: number;
  answer: CellAnswer;
  /** x·W of each feature, [D]: the engine's products. */
  terms: Float64Array;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.qkvCell.*`, `lab.place.*`, `lab.calculation.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

const PARTS = ['q', 'k', 'v'] as const;
/** Rows that are drawn. */
const MOST = 24;

export function QkvCellView(props: QkvCellViewProps) {
  const { place, heads, width, wanted, onChange, tokens, answer, stale, disabled, strings, locale } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.qkvCell.${key}`] ?? '', values);
  const count = Math.min(tokens.length, MOST);
  const first = tokens.length - count; // the last ones, which the answer depends on most
  const limits = { q: limitOf(answer.q), k: limitOf(answer.k), v: limitOf(answer.v) };
  const K = count ? answer.q.length / tokens.length : 0;
  return (
    <div class="it-qkv">
      <Place {...place} {...{ disabled, strings, locale }}>
        <Segmented
          label={strings['lab.place.head'] ?? ''}
          options={Array.from({ length: heads }, (_, value) => ({ value, label: String(value) }))}
          value={wanted.head}
          onInput={(head) => onChange({ head })}
          disabled={disabled}
        />
        <Segmented<Part>
          label={t('part')}
          options={PARTS.map((value) => ({ value, label: t(value) }))}
          value={wanted.part}
          onInput={(part) => onChange({ part })}
          disabled={disabled}
        />
        <NumberField
          label={t('dim', { last: width - 1 })}
          value={wanted.dim}
          min={0}
          max={width - 1}
          range={strings['lab.common.numberRange']}
          onInput={(dim) => onChange({ dim })}
          disabled={disabled}
        />
      </Place>
      {tokens.length === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <div class={`it-qkv__figure${stale ? ' it-stale' : ''}`}>
          <div class="it-qkv__stacks">
            {PARTS.map((part) => (
              <section key={part} class={`it-qkv__stack is-${part}`} data-sym={part}>
                <h4>{t('all', { part: t(part), symbol: part })}</h4>
                <HeatStack
                  count={count}
                  values={(row) => answer[part].subarray((first + row) * K, (first + row + 1) * K)}
                  head={(row) => <TokenText token={tokens[first + row]!} />}
                  limit={limits[part]}
                  label={t('stack', { part: t(part), layer: answer.layer, head: answer.head })}
                  describe={(row, dim, value) =>
                    t('cell', {
                      part,
                      dim,
                      token: tokenLabel(tokens[first + row]!),
                      value: formatNumber(value, locale, 3),
                    })
                  }
                  selected={props.position - first}
                  onSelect={(row) => place.onPosition?.(first + row)}
                  onChoose={(row, dim) => {
                    place.onPosition?.(first + row);
                    onChange({ part, dim });
                  }}
                  chosen={answer.part === part ? [props.position - first, answer.dim] : null}
                  hint={part === 'q' ? t('hint') : ''}
                />
                <Legend scale="signed" limit={limits[part]} label={t('legend', { part: t(part) })} />
              </section>
            ))}
          </div>
          <p class="it-hint">{t('scales')}</p>
          {first > 0 && <p class="it-hint">{t('capped', { drawn: count })}</p>}
          <Sum {...props} t={t} K={K} />
        </div>
      )}
    </div>
  );
}
