/** The chosen head, enlarged: as a matrix or as lines, and where its attention goes on average. */
import type { Token } from '../../engine/types';
import { Segmented } from '../shared/controls';
import { formatProbability, fullNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { MatrixGrid } from '../shared/MatrixGrid';
import { distinctLabels, tokenLabel } from '../shared/token-text';
import { PatternCellCalculation } from '../shared/PatternCell';
import { HeadLines } from './lines';
import type { HeadPatternsViewProps } from './view';

interface Props extends HeadPatternsViewProps {
  tokens: readonly Token[];
  values: Float32Array;
  /** The token pointed at, or else the one that is kept. */
  row: number | null;
  onRow(row: number | null): void;
  t(key: string, values?: Record<string, string | number>): string;
}

export function OneHead(props: Props) {
  const { tokens, values, row, onRow, t, locale } = props;
  const [layer, head] = props.selected;
  const averages = props.averages[layer]![head]!;
  const T = tokens.length;
  const names = tokens.map(tokenLabel);
  const spoken = distinctLabels(names);
  const describe = (query: number, key: number, value: number) =>
    key > query
      ? t('cellLater', { query: spoken[query]!, key: spoken[key]! })
      : t('cell', {
          query: spoken[query]!,
          key: spoken[key]!,
          value: formatProbability(value, locale),
          full: fullNumber(value),
        });
  return (
    <section class="it-hp__one">
      <div class="it-hp__one-head">
        <h4 class="it-hp__name">{t('name', { layer, head })}</h4>
        <Segmented
          label={t('view')}
          showLabel={false}
          options={[
            { value: 'lines', label: t('lines') },
            { value: 'matrix', label: t('matrix') },
          ]}
          value={props.drawing}
          onInput={props.onDrawing}
          disabled={props.disabled}
        />
      </div>
      <p class="it-hp__averages" data-said="">
        {T < 2
          ? t('oneToken')
          : t('averages', {
              self: formatProbability(averages.self, locale),
              previous: formatProbability(averages.previous, locale),
              first: formatProbability(averages.first, locale),
            })}
      </p>
      {props.drawing === 'matrix' ? (
        <>
          <div class="it-hp__matrix" data-sym="pattern">
            <p class="it-hp__axis">{t('axisKeys')}</p>
            <MatrixGrid
              rows={T}
              columns={T}
              values={values}
              rowLabels={names}
              columnLabels={names}
              label={t('matrixLabel', { layer, head })}
              scale="probability"
              mask={laterCells(T)}
              marked={[row, null]}
              selected={props.cell ? [props.cell.place.query, props.cell.place.key] : null}
              fit
              onSelect={([query, key]) => props.onCell?.(query, key)}
              onHover={(at) => onRow(at ? at[0] : null)}
              describe={describe}
              cell={T <= 10 ? 32 : 24}
            />
          </div>
          <Legend scale="probability" limit={1} label={t('legend')} />
        </>
      ) : (
        <HeadLines
          tokens={tokens}
          values={values}
          row={row}
          onRow={onRow}
          kept={props.kept}
          onChoose={props.onKeep}
          columns={[t('lookedAt'), t('looks')]}
          label={t('linesLabel', { layer, head })}
          spoken={t('spoken')}
          locale={locale}
        />
      )}
      {props.cell && <PatternCellCalculation {...props.cell} labels={names} strings={props.strings} locale={locale} />}
    </section>
  );
}

const later = new Map<number, boolean[]>();

/** [T,T], true above the diagonal: the same array for the same T. */
function laterCells(T: number): boolean[] {
  const made = later.get(T) ?? Array.from({ length: T * T }, (_, i) => i % T > Math.floor(i / T));
  later.set(T, made);
  return made;
}
