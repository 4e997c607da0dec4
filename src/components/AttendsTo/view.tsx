/**
 * A sentence, one position of it that looks back, and what it looks at: the tokens shaded, a small picture of every head,
 * and the numbers as bars. What comes later is hidden from it, and drawn so.
 */
import type { Token } from '../../engine/types';
import { Bars } from '../shared/Bars';
import { Calculation } from '../shared/Calculation';
import { Button } from '../shared/controls';
import { fill, formatInteger, formatProbability } from '../shared/format';
import { PatternCellCalculation, type PatternCellProps } from '../shared/PatternCell';
import { HeadGrid } from '../shared/HeadGrid';
import { Legend } from '../shared/Legend';
import { valueClass } from '../shared/scale';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { TokenStrip } from '../shared/TokenStrip';
import { favourites, rowOf, type Attention } from './ask';
import './style.css';

export interface AttendsToViewProps {
  /** Tokens in the field now; none: it says so, though the numbers of an earlier text are still known. */
  count: number;
  /** Those the numbers belong to. */
  tokens: readonly Token[];
  attention: Attention;
  /** The head that is looked at; null for the mean of all. */
  head: readonly [layer: number, head: number] | null;
  stale: boolean;
  disabled: boolean;
  onPosition(index: number): void;
  onHead(head: readonly [layer: number, head: number] | null): void;
  /** The calculation of what one of the bars shows, and how another bar is chosen. */
  cell?: Omit<PatternCellProps, 'labels' | 'strings' | 'locale'>;
  onKey?(key: number): void;
  /** Keys `lab.attends.*`, `lab.patternCell.*`, `lab.calculation.*`. */
  strings: Strings;
  locale: string;
}

/** Bars drawn: the tokens that get most. */
const MOST_BARS = 14;

export function AttendsToView(props: AttendsToViewProps) {
  const { tokens, attention, head, stale, disabled, onHead, strings, locale } = props;
  const text = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.attends.${name}`] ?? '', values);
  const { position, rows } = attention;
  const asker = tokens[position];
  if (props.count === 0 || !asker) return <p class="it-attends__empty it-hint">{text('empty')}</p>;

  const row = rowOf(attention, head);
  const counts = favourites(attention);
  const name = (i: number) => tokenLabel(tokens[i]!);
  const which = head ? text('head', { layer: head[0], head: head[1] }) : text('mean', { count: rows.flat().length });
  const kept = new Set([...row.keys()].sort((a, b) => row[b]! - row[a]!).slice(0, MOST_BARS));
  const limit = Math.max(...row, 0.1);
  const headLimit = Math.max(...rows.flat(2));
  const most = row.indexOf(Math.max(...row));

  return (
    <div class={`it-attends${stale ? ' it-stale' : ''}`}>
      <div class="it-attends__sentence" data-sym="tokens">
        <TokenStrip
          tokens={tokens}
          selected={position}
          onSelect={props.onPosition}
          label={text('tokens')}
          tokenClass={(i) => (i > position ? 'it-attends__later' : valueClass('probability', row[i]!, limit))}
          note={(i) => (i > position ? text('later') : formatProbability(row[i]!, locale))}
          strings={strings}
        />
        <p class="it-hint">{text('choose', { token: name(position) })}</p>
        <Legend scale="probability" limit={limit} label={text('legend')} format={(p) => formatProbability(p, locale)} />
      </div>
      <div class="it-attends__parts">
        <div data-sym="head">
          <p class="it-control-label">{text('heads', { token: name(position) })}</p>
          <HeadGrid
            layers={rows.length}
            heads={rows[0]?.length ?? 0}
            matrix={(layer, h) => ({ values: rows[layer]![h]!, rows: 1, columns: position + 1 })}
            limit={headLimit}
            selected={head}
            onSelect={(layer, h) => onHead(head?.[0] === layer && head[1] === h ? null : [layer, h])}
            describe={(layer, h) => describeHead(rows[layer]![h]!, layer, h)}
            label={text('grid')}
            layerLabel={(layer) => text('block', { layer })}
            headLabel={(h) => text('headShort', { head: h })}
            disabled={disabled}
          />
          <Legend
            scale="probability"
            limit={headLimit}
            label={text('legend')}
            format={(p) => formatProbability(p, locale)}
          />
          <p class="it-hint">{text('gridHint')}</p>
          <Button pressed={head === null} disabled={disabled} onClick={() => onHead(null)}>
            {text('meanButton')}
          </Button>
        </div>
        <div
          data-sym="pattern"
          data-said={`${text('bars', { token: name(position), which })}: ${name(most)} ${formatProbability(row[most]!, locale)}`}
        >
          <p class="it-control-label">{text('bars', { token: name(position), which })}</p>
          <Bars
            label={text('bars', { token: name(position), which })}
            items={row.flatMap((value, i) =>
              kept.has(i)
                ? [
                    {
                      id: i,
                      label: tokens[i]!,
                      value,
                      secondary: 1 / row.length,
                      marked: i === position,
                      note: counts[i] ? text('favourite', { count: formatInteger(counts[i], locale) }) : '',
                    },
                  ]
                : [],
            )}
            format={(p) => formatProbability(p, locale)}
            stale={stale}
            {...(props.onKey && { onSelect: ({ id }) => props.onKey!(Number(id)) })}
            disabled={disabled}
          />
          {props.cell &&
            (head ? (
              <PatternCellCalculation {...props.cell} labels={tokens.map(tokenLabel)} {...{ strings, locale }} />
            ) : (
              meanOfHeads(props.cell.place.key)
            ))}
          <p class="it-hint">{text('equal', { share: formatProbability(1 / row.length, locale) })}</p>
        </div>
      </div>
    </div>
  );

  /** Without one head chosen, a bar is the mean of what all give. */
  function meanOfHeads(at: number) {
    const all = rows.flatMap((heads, layer) => heads.map((values, h) => ({ layer, head: h, value: values[at] ?? 0 })));
    return (
      <Calculation
        title={text('meanTitle', { token: name(position), key: tokens[at] ? name(at) : '' })}
        terms={all.map(({ layer, head: h, value }) => ({ name: text('head', { layer, head: h }), factors: [], value }))}
        factorNames={[]}
        termName={text('headName')}
        valueName={text('legend')}
        then={{ name: `÷ ${all.length}`, value: all.reduce((sum, { value }) => sum + value, 0) / all.length }}
        result={row[at] ?? NaN}
        resultName={text('mean', { count: all.length })}
        {...{ strings, locale }}
      />
    );
  }

  function describeHead(values: number[], layer: number, h: number): string {
    const most = values.indexOf(Math.max(...values));
    return text('headMost', {
      layer,
      head: h,
      token: name(most),
      value: formatProbability(values[most]!, locale),
    });
  }
}
