/**
 * The three families as shapes of one square, with the reader's tokens on its sides. A cell that is chosen says in words
 * who may look at whom, and why or why not. No numbers: what a model makes of its freedom is another question.
 */
import type { Token } from '../../engine/types';
import { fill, formatInteger } from '../shared/format';
import { MatrixGrid } from '../shared/MatrixGrid';
import { joinSentences } from '../shared/sentences';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { Mini } from './mini';
import { allowed, FAMILIES, relation, type Family, type Relation } from './shapes';
import './style.css';

export interface MaskShapesViewProps {
  family: Family;
  /** Read by the encoder of an encoder–decoder. */
  source: readonly Token[];
  /** The text itself. */
  target: readonly Token[];
  cell: readonly [row: number, column: number];
  /** The tokens are those of an earlier text. */
  stale: boolean;
  disabled: boolean;
  onFamily(family: Family): void;
  onCell(cell: [number, number]): void;
  /** Keys `lab.shapes.*`. */
  strings: Strings;
  locale: string;
}

/** Tokens of each sequence that are drawn. */
export const MOST = 12;

/** What the grid's scale is fed, so that each relation has a look of its own (style.css). */
const LOOKS: Record<Relation, number> = { self: 1, cross: 0.5, later: 0, apart: 0 };

export function MaskShapesView(props: MaskShapesViewProps) {
  const { family, disabled, strings, locale } = props;
  const text = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.shapes.${name}`] ?? '', values);
  const source = family === 'both' ? props.source.slice(0, MOST) : [];
  const target = props.target.slice(0, MOST);
  const tokens = [...source, ...target];
  const count = tokens.length;
  const at = (row: number, column: number) => relation(family, row, column, source.length);
  const name = (i: number) => (tokens[i] ? tokenLabel(tokens[i]) : '');
  const clamp = (i: number) => Math.max(0, Math.min(i, count - 1));
  const [row, column] = [clamp(props.cell[0]), clamp(props.cell[1])];
  const sentence = (r: number, c: number) =>
    text(family === 'both' && r < source.length && at(r, c) === 'self' ? 'selfSource' : at(r, c), {
      row: name(r),
      column: name(c),
    });
  const values = Array.from({ length: count * count }, (_, i) => LOOKS[at(Math.floor(i / count), i % count)]);
  const hidden = values.map((value) => value === 0);

  return (
    <div class="it-shapes" data-family={family}>
      <fieldset class="it-shapes__families" disabled={disabled}>
        <legend class="it-control-label">{text('family')}</legend>
        {FAMILIES.map((each) => (
          <label key={each} class="it-shapes__family">
            <input
              type="radio"
              name="it-shapes-family"
              checked={each === family}
              onChange={() => props.onFamily(each)}
            />
            <Mini family={each} />
            <span class="it-shapes__name">{text(each)}</span>
            <span class="it-shapes__about">{text(`${each}About`)}</span>
          </label>
        ))}
      </fieldset>
      {count === 0 ? (
        <p class="it-hint">{text('empty')}</p>
      ) : (
        <div class={`it-shapes__main${props.stale ? ' it-stale' : ''}`}>
          <div data-sym="mask">
            <MatrixGrid
              rows={count}
              columns={count}
              values={values}
              mask={hidden}
              rowLabels={tokens.map(tokenLabel)}
              columnLabels={tokens.map(tokenLabel)}
              axes={{ row: text('query'), column: text('key') }}
              label={text('grid', { family: text(family) })}
              scale="probability"
              selected={[row, column]}
              onSelect={props.onCell}
              describe={(r, c) => sentence(r, c)}
              cell={count > 14 ? 24 : 30}
              fit
            />
          </div>
          <div class="it-shapes__words">
            <p class="it-shapes__sentence" data-said="">
              {sentence(row, column)}
            </p>
            <ul class="it-shapes__legend">
              <li>
                <span class="it-cell it-q8" aria-hidden="true" /> {text('legendSelf')}
              </li>
              {family === 'both' && (
                <li data-sym="source">
                  <span class="it-cell it-q4" aria-hidden="true" /> {text('legendCross')}
                </li>
              )}
              {family !== 'encoder' && (
                <li>
                  <span class="it-cell is-masked" aria-hidden="true" /> {text('legendHidden')}
                </li>
              )}
            </ul>
            <p class="it-hint">
              {joinSentences(
                [
                  text('count', {
                    allowed: formatInteger(allowed(family, count, source.length), locale),
                    all: formatInteger(count * count, locale),
                  }),
                  props.target.length > MOST || (family === 'both' && props.source.length > MOST)
                    ? text('capped', { most: MOST })
                    : '',
                ],
                locale,
              )}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
