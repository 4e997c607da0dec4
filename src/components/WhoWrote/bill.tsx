/** The rows of the bill. Each bar begins where the row above has ended, so the eye sees the sum grow. */
import type { LogitAttribution } from '../../engine/types';
import { fill, formatNumber, fullNumber } from '../shared/format';
import { rowsOf, type PartRow } from './parts';

export interface BillProps {
  sum: LogitAttribution;
  sumLabel: string;
  open: readonly number[];
  onOpen(open: readonly number[]): void;
  disabled: boolean;
  strings: Record<string, string>;
  locale: string;
  t(key: string, values?: Record<string, string | number>): string;
}

export function Bill(props: BillProps) {
  const { sum, sumLabel, open, onOpen, disabled, strings, locale, t } = props;
  const rows = rowsOf(sum, open);
  const ends = [0, sum.logit, ...rows.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const share = (value: number) => (100 * (value - low)) / (high - low || 1);
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value, locale)}`;
  const name = (row: PartRow) => {
    if (row.key === 'embed' || row.key === 'pos_embed') return strings[`lab.steps.${row.key}`];
    if (row.inside) return row.inside.head === null ? t('outputBias') : t('head', { n: row.inside.head });
    if (row.part === 'bias' || row.part === 'remainder' || row.part === 'patch') return t(row.part);
    return fill(strings[`lab.steps.${row.part}`] ?? '', { n: row.layer! });
  };
  return (
    <div class="it-wrote__bill" data-sym="attribution">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col" class="is-track" aria-hidden="true" />
            <th scope="col">{t('adds')}</th>
            <th scope="col">{t('running')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-part={row.part} data-inside={row.inside ? true : undefined} data-row={row.key}>
              <th scope="row">
                {row.part === 'attention' && !row.inside ? (
                  <button
                    type="button"
                    class="it-wrote__open"
                    aria-expanded={open.includes(row.layer!)}
                    disabled={disabled}
                    title={t('heads')}
                    onClick={() => onOpen(toggled(open, row.layer!))}
                  >
                    {name(row)}
                  </button>
                ) : (
                  <span>{name(row)}</span>
                )}
              </th>
              <td class="is-track" aria-hidden="true">
                <span class="it-wrote__zero" style={{ left: `${share(0)}%` }} />
                <span
                  class={`it-wrote__bar ${row.value < 0 ? 'is-negative' : 'is-positive'}`}
                  style={{
                    left: `${share(Math.min(row.from, row.to))}%`,
                    width: `${Math.abs(share(row.to) - share(row.from))}%`,
                  }}
                />
                {!row.inside && <span class="it-wrote__link" style={{ left: `${share(row.to)}%` }} />}
              </td>
              <td title={fullNumber(row.value)}>{signed(row.value)}</td>
              <td title={fullNumber(row.to)}>{row.inside ? '' : formatNumber(row.to, locale)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" data-sym="logits">
              {sumLabel}
            </th>
            <td class="is-track" aria-hidden="true">
              <span class="it-wrote__zero" style={{ left: `${share(0)}%` }} />
              <span
                class={`it-wrote__bar is-total ${sum.logit < 0 ? 'is-negative' : 'is-positive'}`}
                style={{
                  left: `${share(Math.min(0, sum.logit))}%`,
                  width: `${Math.abs(share(sum.logit) - share(0))}%`,
                }}
              />
            </td>
            <td />
            <td title={fullNumber(sum.logit)}>{formatNumber(sum.logit, locale)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function toggled(open: readonly number[], layer: number): number[] {
  return open.includes(layer) ? open.filter((l) => l !== layer) : [...open, layer].sort((a, b) => a - b);
}
