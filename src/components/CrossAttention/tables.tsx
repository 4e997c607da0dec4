/**
 * The two sequences as tables of numbers that can be changed: who asks (queries), and who is read (keys, values), with the
 * whole calculation for the query that is chosen: score, attention, and the sum of the weighed values.
 */
import { NumberField } from '../shared/controls';
import { fill, formatNumber, formatProbability, fullNumber } from '../shared/format';
import type { Strings } from '../shared/strings-type';
import type { Attended } from './arithmetic';
import type { CrossExample } from './examples';
import { LIMIT } from './vectors-text';
import { english } from '../shared/untranslated';

export type Part = 'q' | 'k' | 'v';

export interface TablesProps {
  example: CrossExample;
  attended: Attended;
  /** The query that is looked at. */
  row: number;
  disabled: boolean;
  onRow(row: number): void;
  onVector(part: Part, token: number, vector: number[]): void;
  /** Keys `lab.cross.*`. */
  strings: Strings;
  locale: string;
}

export function QueryTable(props: TablesProps) {
  const { example, row, disabled, onRow, strings } = props;
  const text = textOf(strings);
  return (
    <table class="it-cross__table">
      <thead>
        <tr>
          <th scope="col">{text('target')}</th>
          <th scope="col" data-sym="q">
            {text('query')}
          </th>
        </tr>
      </thead>
      <tbody>
        {example.target.map((word, i) => (
          <tr key={i} class={i === row ? 'is-chosen' : ''}>
            <th scope="row">
              <label class="it-cross__choice">
                <input
                  type="radio"
                  name="it-cross-row"
                  checked={i === row}
                  disabled={disabled}
                  onChange={() => onRow(i)}
                />
                <span {...english}>{word}</span>
              </label>
            </th>
            <td data-sym="q">
              <Fields {...props} part="q" token={i} name={word} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function SourceTable(props: TablesProps) {
  const { example, attended, row, strings, locale } = props;
  const text = textOf(strings);
  const pattern = attended.pattern[row]!;
  return (
    <div class="it-cross__scroll" role="group" aria-label={text('calculation')} tabIndex={0}>
      <table class="it-cross__table is-wide">
        <thead>
          <tr>
            <th scope="col">{text('source')}</th>
            <th scope="col" data-sym="k">
              {text('key')}
            </th>
            <th scope="col" data-sym="scores">
              {text('score')}
            </th>
            <th scope="col" data-sym="pattern">
              {text('attention')}
            </th>
            <th scope="col" data-sym="v">
              {text('value')}
            </th>
            <th scope="col">{text('weighed')}</th>
          </tr>
        </thead>
        <tbody>
          {example.source.map(({ text: word, gloss }, j) => {
            const score = attended.scores[row]![j]!;
            const share = pattern[j]!;
            return (
              <tr key={j} data-source={j}>
                <th scope="row">
                  <span lang="ja">{word}</span> <span class="it-cross__gloss">{text(`gloss.${gloss}`)}</span>
                </th>
                <td data-sym="k">
                  <Fields {...props} part="k" token={j} name={word} />
                </td>
                <td data-sym="scores" title={fullNumber(score)}>
                  {formatNumber(score, locale)}
                </td>
                <td data-sym="pattern" title={fullNumber(share)} class="it-cross__share">
                  <span class="it-cross__bar" style={{ width: `${share * 100}%` }} aria-hidden="true" />
                  <span>{formatProbability(share, locale)}</span>
                </td>
                <td data-sym="v">
                  <Fields {...props} part="v" token={j} name={word} />
                </td>
                <td>
                  {pair(
                    example.v[j]!.map((x) => x * share),
                    locale,
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr data-sym="z">
            <th scope="row" colSpan={5}>
              {text('output', { word: example.target[row]! })}
            </th>
            <td class="it-cross__output" title={attended.output[row]!.map(fullNumber).join(', ')}>
              {pair(attended.output[row]!, locale)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface FieldsProps extends TablesProps {
  part: Part;
  token: number;
  name: string;
}

function Fields({ example, part, token, name, disabled, onVector, strings }: FieldsProps) {
  const vector = example[part][token]!;
  const text = textOf(strings);
  return (
    <span class="it-cross__fields" data-part={part}>
      {vector.map((value, i) => (
        <NumberField
          key={i}
          label={text('field', { part: text(PARTS[part]), word: name, n: i + 1 })}
          showLabel={false}
          value={value}
          min={-LIMIT}
          max={LIMIT}
          range={strings['lab.common.numberRange']}
          step={0.1}
          disabled={disabled}
          onInput={(next) =>
            onVector(
              part,
              token,
              vector.map((x, j) => (j === i ? next : x)),
            )
          }
        />
      ))}
    </span>
  );
}

const PARTS = { q: 'query', k: 'key', v: 'value' } as const;
const textOf =
  (strings: Strings) =>
  (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.cross.${name}`] ?? '', values);

/** [1.5, 0.5] → '(1.50, 0.50)' */
export function pair(vector: readonly number[], locale: string): string {
  return `(${vector.map((x) => formatNumber(x, locale)).join(', ')})`;
}
