/** Attention probabilities of one head after dropout: whose rows no longer sum to 1. */
import { useState } from 'preact/hooks';
import { formatNumber, formatProbability, fullNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { MatrixGrid } from '../shared/MatrixGrid';
import { distinctLabels, tokenLabel } from '../shared/token-text';
import type { DropoutPatternViewProps, Translate } from './view';

/** Tokens that are drawn: the first ones, which attend to nothing outside the drawing. */
const MOST = 16;

export function Weights(props: DropoutPatternViewProps & { t: Translate }) {
  const { tokens, values, struck, row, onRow, locale, t } = props;
  const [pointed, setPointed] = useState<[number, number] | null>(null);
  const size = Math.min(values.rows, MOST);
  const labels = tokens.slice(0, size).map(tokenLabel);
  const spoken = distinctLabels(labels);
  const cut = (data: Float32Array) =>
    Float32Array.from({ length: size * size }, (_, i) => data[Math.floor(i / size) * values.columns + (i % size)]!);
  const after = cut(struck.after);
  const chosen = Math.min(pointed?.[0] ?? row, size - 1);
  const sum = (data: Float32Array) => {
    const start = chosen * values.columns;
    return data.subarray(start, start + chosen + 1).reduce((total, value) => total + value, 0);
  };
  const says = (r: number, c: number) => {
    const at = r * values.columns + c;
    const where = { row: spoken[r]!, column: spoken[c]! };
    if (c > r) return t('weightMasked', where);
    const numbers = { before: fullNumber(struck.before[at]!), after: fullNumber(struck.after[at]!) };
    return t(struck.keep[at] === 0 ? 'weightDropped' : 'weightKept', { ...where, ...numbers });
  };
  return (
    <>
      <MatrixGrid
        rows={size}
        columns={size}
        values={after}
        mask={Array.from({ length: size * size }, (_, i) => i % size > Math.floor(i / size))}
        rowLabels={labels}
        columnLabels={labels}
        label={t('weights')}
        scale="probability"
        limit={1}
        cell={size > 10 ? 30 : 40}
        cellText={(value) =>
          value === 0 ? '×' : value >= 0.995 ? formatNumber(value, locale, 1) : formatNumber(value, 'en').slice(1)
        }
        describe={says}
        selected={[chosen, chosen]}
        onSelect={([r]) => onRow(r)}
        onHover={setPointed}
      />
      {values.rows > size && <p class="it-hint">{t('capped', { drawn: size, count: values.rows })}</p>}
      <p class="it-keep__sum">
        {t('rowSum', {
          token: spoken[chosen] ?? '',
          before: formatNumber(sum(struck.before), locale, 3),
          after: formatNumber(sum(struck.after), locale, 3),
        })}
      </p>
      <Legend scale="probability" limit={1} label={t('weightsLegend')} format={(p) => formatProbability(p, locale)} />
    </>
  );
}
