/**
 * The model's position table beside the sines and cosines of the 2017 paper: as values (position × column), or as a matrix
 * that says which positions are alike. Both share one cursor; the curve below each is the cursor's column.
 */
import { useMemo, useState } from 'preact/hooks';
import { Segmented } from '../shared/controls';
import { fill, formatNumber, fullNumber } from '../shared/format';
import type { Cell } from '../shared/HeatMap';
import { niceLimit } from '../shared/scale';
import type { Strings } from '../shared/strings-type';
import { joinSentences } from '../shared/sentences';
import { Panel, type PanelProps } from './panel';
import type { Figure, Mode, Order } from './figures';
import './style.css';

export interface PositionTableViewProps {
  learned: Figure;
  sinusoid: Figure;
  /** Rows and columns of the model's whole table. */
  context: number;
  width: number;
  mode: Mode;
  order: Order;
  /** The cursor: a position, and a drawn column (`values`) or another position (`similarity`). */
  position: number;
  column: number;
  stale: boolean;
  disabled: boolean;
  onMode(mode: Mode): void;
  onOrder(order: Order): void;
  onSelect(position: number, column: number): void;
  /** Keys `lab.positionTable.*`. */
  strings: Strings;
  locale: string;
}

export function PositionTableView(props: PositionTableViewProps) {
  const { learned, sinusoid, context, mode, order, position, column, stale, disabled, strings, locale } = props;
  const [pointed, setPointed] = useState<readonly [position: number, column: number] | null>(null);
  const [used, setUsed] = useState<PanelProps['part']>('learned');
  const [at, across] = pointed ?? [position, column];
  const text = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.positionTable.${name}`] ?? '', values);
  const drawn = sinusoid.rows;
  const similar = mode === 'similarity';

  const panel = (part: PanelProps['part'], figure: Figure) => {
    // In positions, the cursor is common to both; a map with every second row shows the row before.
    const place = (p: number) => Math.max(0, Math.min(Math.floor(p / figure.step), figure.rows - 1));
    const cursor: Cell = [place(at), similar ? place(across) : Math.min(across, figure.columns - 1)];
    const toBoth = ([row, col]: Cell) => [row * figure.step, similar ? col * figure.step : col] as const;
    const describe = (row: number, col: number) => {
      const value = fullNumber(figure.values[row * figure.columns + col] ?? NaN);
      return similar
        ? text('cosine', { a: row * figure.step, b: col * figure.step, value })
        : text('cell', { position: row * figure.step, column: figure.order[col] ?? col, value });
    };
    const last = String(drawn - 1);
    return (
      <Panel
        part={part}
        title={text(part)}
        note={text(
          part === 'sinusoid'
            ? 'sinusoidNote'
            : figure.step > 1
              ? 'everyNote'
              : drawn < context
                ? 'firstNote'
                : 'allNote',
          {
            step: figure.step,
            drawn,
            context,
            width: props.width,
          },
        )}
        map={{ ...figure, limit: similar ? 1 : niceLimit(figure.limit) }}
        aspect={1}
        axes={{
          rows: ['0', last],
          columns: similar
            ? [text('position', { position: 0 }), last]
            : part === 'learned' && order === 'spread'
              ? [text('spreadFirst'), text('spreadLast')]
              : [text('column', { column: 0 }), String(figure.columns - 1)],
        }}
        cursor={cursor}
        label={text(similar ? `${part}Similarity` : `${part}Values`)}
        describe={describe}
        used={part === used}
        onPoint={(cell) => setPointed(cell && toBoth(cell))}
        onSelect={(cell) => {
          setUsed(part);
          setPointed(null);
          props.onSelect(...toBoth(cell));
        }}
        curve={{
          title: similar
            ? text('curveSimilarity', { position: cursor[1] * figure.step })
            : text('curveValues', { column: figure.order[cursor[1]] ?? cursor[1] }),
          values: column1(figure, cursor[1]),
          at: cursor[0],
          ...(similar || part === 'sinusoid' ? { limit: 1 } : {}),
          ends: [text('position', { position: 0 }), last],
          locale,
        }}
        legend={text(similar ? 'legendCosine' : 'legend')}
      />
    );
  };
  const wave = useMemo(() => wavelength(across, sinusoid.columns), [across, sinusoid.columns]);

  return (
    <div class={`it-postable${stale ? ' it-stale' : ''}`}>
      <div class="it-postable__controls">
        <Segmented<Mode>
          label={text('mode')}
          showLabel={false}
          options={[
            { value: 'values', label: text('modeValues') },
            { value: 'similarity', label: text('modeSimilarity') },
          ]}
          value={mode}
          onInput={props.onMode}
          disabled={disabled}
        />
        {!similar && (
          <Segmented<Order>
            label={text('order')}
            options={[
              { value: 'spread', label: text('orderSpread') },
              { value: 'stored', label: text('orderStored') },
            ]}
            value={order}
            onInput={props.onOrder}
            disabled={disabled}
          />
        )}
      </div>
      <div class="it-postable__panels">
        {panel('learned', learned)}
        {panel('sinusoid', sinusoid)}
      </div>
      <p class="it-hint">
        {joinSentences(
          [
            text('point'),
            similar ? '' : text('wavelength', { column: across, wave: formatNumber(wave, locale, wave < 100 ? 1 : 0) }),
          ],
          locale,
        )}
      </p>
    </div>
  );
}

function column1({ values, columns, rows }: Figure, column: number): number[] {
  return Array.from({ length: rows }, (_, row) => values[row * columns + column] ?? 0);
}

/** Positions that one wave of this column takes, by the 2017 paper's formula. */
function wavelength(column: number, width: number): number {
  return 2 * Math.PI * 10000 ** ((column - (column % 2)) / width);
}
