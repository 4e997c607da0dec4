/** Queries, keys and values of one head for all tokens; one of their numbers as the sum that makes it. */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import {
  Calculation,
  fill,
  formatNumber,
  fullNumber,
  HeatStrip,
  Legend,
  NumberField,
  Segmented,
  tokenLabel,
} from '../shared';
import { HeatStack } from '../shared/HeatStack';
import { Place, type PlaceProps } from '../shared/Place';
import { limitOf } from '../shared/scale';
import { TokenText } from '../shared/TokenText';
import type { CellAnswer, CellPlace, Part } from './ask';
import './style.css';

export interface QkvCellViewProps {
  place: Omit<PlaceProps, 'strings' | 'locale' | 'disabled' | 'children'>;
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

const PARTS = ['q', 'k', 'v'] as const;
/** Rows that are drawn. */
const MOST = 24;

export function QkvCellView(props: QkvCellViewProps) {
  const { place, heads, width, wanted, onChange, tokens, answer, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.qkvCell.${key}`] ?? '', values);
  const count = Math.min(tokens.length, MOST);
  const first = tokens.length - count; // the last ones, which the answer depends on most
  const limit = limitOf([...answer.q, ...answer.k, ...answer.v]);
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
                  limit={limit}
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
              </section>
            ))}
          </div>
          <Legend scale="signed" limit={limit} label={t('legend')} />
          {first > 0 && <p class="it-hint">{t('capped', { drawn: count })}</p>}
          <Sum {...props} t={t} K={K} />
        </div>
      )}
    </div>
  );
}

/** x, a column of W, their products, and what they sum to. */
function Sum(
  props: QkvCellViewProps & { t(key: string, values?: Record<string, string | number>): string; K: number },
) {
  const { tokens, position, answer, terms, strings, locale, t, K } = props;
  const [at, point] = useState<number | null>(null);
  const D = answer.column.length;
  const x = answer.normalized.subarray(position * D, (position + 1) * D);
  const value = answer[answer.part][position * K + answer.dim] ?? NaN;
  const token = tokenLabel(tokens[position]!);
  const { part, dim, layer, head, index } = answer;
  const number = (y: number) => formatNumber(y, locale, 3);
  const upper = part.toUpperCase();
  const strips = [
    { key: 'x', sym: 'normalized', values: x, name: t('x', { token }) },
    {
      key: 'w',
      sym: `W_${upper}` as 'W_Q' | 'W_K' | 'W_V',
      values: answer.column,
      name: t('w', { part: t(part), index }),
    },
    { key: 'products', sym: undefined, values: terms, name: t('products') },
  ] as const;
  return (
    <section class="it-qkv__sum">
      <h4>{t('one', { part, dim, token, layer, head })}</h4>
      {strips.map(({ key, sym, values, name }) => {
        const limit = limitOf(values);
        return (
          <div key={key} class="it-qkv__strip" data-sym={sym} data-strip={key}>
            <span class="it-qkv__name">
              {name} <small>±{formatNumber(limit, locale, 2)}</small>
            </span>
            <HeatStrip
              values={values}
              label={name}
              limit={limit}
              height={26}
              describe={(i, y) => t('feature', { i, value: formatNumber(y, locale, 4) })}
              marked={at}
              onHover={point}
            />
          </div>
        );
      })}
      <p class="it-qkv__term" aria-live="off">
        {at === null
          ? t('point')
          : t('term', { i: at, x: number(x[at]!), w: number(answer.column[at]!), product: number(terms[at]!) })}
      </p>
      <p class="it-qkv__result" data-value={value} title={fullNumber(value)}>
        {t('result', {
          symbol: `${part}[${dim}]`,
          bias: formatNumber(answer.bias, locale, 4),
          value: formatNumber(value, locale, 4),
        })}
      </p>
      <Calculation
        title={t('calculation', { part: t(part), dim, token, layer, head })}
        terms={Array.from(x, (xi, i) => ({
          name: String(i),
          factors: [xi, answer.column[i]!],
          value: terms[i]!,
        }))}
        factorNames={['x', `W_${upper}`]}
        termName={t('featureName')}
        constant={{ name: t('bias', { part: upper }), value: answer.bias }}
        result={value}
        {...{ strings, locale }}
      />
    </section>
  );
}
