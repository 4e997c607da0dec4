/** GPT-2 small beside another model, one row a size. Long counts also in words ("38.6 M"), because nobody reads nine digits. */
import { fill, formatInteger } from '../shared/format';
import type { ModelConfig } from '../../engine/types';
import { GPT2_SMALL, ROWS, type Row, type Size } from './sizes';
import './style.css';

export interface ModelSizesViewProps {
  rows: Row[];
  model: { title: string; config: ModelConfig };
  /** Whether `model` is loaded in this page, or only the one the site would load. */
  loaded: boolean;
  locale: string;
  /** Keys `lab.sizes.*`. */
  strings: Record<string, string>;
}

export function ModelSizesView({ rows, model, loaded, locale, strings }: ModelSizesViewProps) {
  return (
    <div class="it-sizes not-content">
      <table>
        <caption>{strings['lab.sizes.caption']}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">GPT-2 small</th>
            <th scope="col">
              {model.title}
              <small>{strings[loaded ? 'lab.sizes.loaded' : 'lab.sizes.default']}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} data-row={row}>
              <th scope="row">{strings[`lab.sizes.${row}`]}</th>
              <Cell size={ROWS[row](GPT2_SMALL)} {...{ locale, strings }} />
              <Cell size={ROWS[row](model.config)} {...{ locale, strings }} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ size, locale, strings }: { size: Size; locale: string; strings: Record<string, string> }) {
  const [first] = size.numbers as [number, ...number[]];
  if (size.kind === 'share') {
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    return <td>{percent.format(first)}</td>;
  }
  const exact = size.numbers.map((n) => formatInteger(n, locale)).join(' × ');
  if (size.kind === 'shape' || first < 1e6) return <td>{exact}</td>;
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  return (
    <td>
      {exact} <small>{fill(strings['lab.sizes.about'] ?? '', { number: short.format(first) })}</small>
    </td>
  );
}
