/** Vectors of all tokens after dropout, struck where dropped; below, the chosen one before and after. */
import { useMemo, useState } from 'preact/hooks';
import { fullNumber } from '../shared/format';
import { HeatStrip, strokes } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { niceLimit } from '../shared/scale';
import { HeatStack } from '../shared/HeatStack';
import { tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import type { DropoutPatternViewProps, Translate } from './view';

/** Rows that are drawn. */
const MOST_ROWS = 24;

export function Rows(props: DropoutPatternViewProps & { t: Translate }) {
  const { tokens, values, struck, row, t } = props;
  const { columns } = values;
  const [marked, setMarked] = useState<number | null>(null);
  const count = Math.min(values.rows, MOST_ROWS);
  const chosen = Math.min(row, count - 1);
  const limit = useMemo(
    () => niceLimit(struck.before.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
    [struck.before],
  );
  const of = (data: Float32Array, i: number) => data.subarray(i * columns, (i + 1) * columns);
  const says = (i: number, dimension: number) => {
    const at = i * columns + dimension;
    const numbers = { before: fullNumber(struck.before[at]!), after: fullNumber(struck.after[at]!) };
    const where = { token: tokenLabel(tokens[i]!), dimension };
    return t(struck.keep[at] === 0 ? 'cellDropped' : 'cellKept', { ...where, ...numbers });
  };
  const token = tokens[chosen]!;
  return (
    <>
      <div data-sym="keep dropped">
        <HeatStack
          count={count}
          values={(i) => of(struck.after, i)}
          struck={(i, dimension) => struck.keep[i * columns + dimension] === 0}
          head={(i) => <TokenText token={tokens[i]!} />}
          tail={(i) => of(struck.keep, i).reduce((sum, factor) => sum + (factor === 0 ? 1 : 0), 0)}
          limit={limit}
          label={t('rows')}
          describe={says}
          selected={chosen}
          onSelect={props.onRow}
          hint={t('point')}
        />
      </div>
      {values.rows > count && <p class="it-hint">{t('capped', { drawn: count, count: values.rows })}</p>}
      <div class="it-keep__pair">
        {(['before', 'after'] as const).map((when) => (
          <div key={when} data-sym={when === 'before' ? 'x' : 'dropped'}>
            <p class="it-control-label">{t(when, { token: tokenLabel(token) })}</p>
            <HeatStrip
              values={of(struck[when], chosen)}
              limit={limit}
              label={t(when, { token: tokenLabel(token) })}
              describe={(dimension) => says(chosen, dimension)}
              {...(when === 'after' && { struck: (dimension) => struck.keep[chosen * columns + dimension] === 0 })}
              marked={marked}
              onHover={setMarked}
            />
          </div>
        ))}
      </div>
      <div class="it-keep__legend">
        <Legend scale="signed" limit={limit} label={t('legend')} />
        <p>
          <svg viewBox="0 0 1 1" width="10" height="18" preserveAspectRatio="none" aria-hidden="true">
            <rect class="it-zero" width="1" height="1" />
            <path class="it-stack-struck" d={strokes(1, () => true)} />
          </svg>
          {t('struck')}
        </p>
      </div>
    </>
  );
}
