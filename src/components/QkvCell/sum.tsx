/** One number of a query, key or value: x, a column of W, their products as strips, and what they sum to. */
import { useState } from 'preact/hooks';
import { Calculation } from '../shared/Calculation';
import { formatNumber, fullNumber } from '../shared/format';
import { HeatStrip } from '../shared/HeatStrip';
import { tokenLabel } from '../shared/token-text';
import { limitOf } from '../shared/scale';
import type { QkvCellViewProps, Translate } from './view';

export function Sum(props: QkvCellViewProps & { t: Translate; K: number }) {
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
      <p class="it-qkv__result" data-said="" data-value={value} title={fullNumber(value)}>
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
