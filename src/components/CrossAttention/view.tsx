/** One sequence asks another: vectors to change, the calculation as a table, and both as arrows. */
import { useState } from 'preact/hooks';
import { Button, Segmented } from '../shared/controls';
import { fill, formatProbability } from '../shared/format';
import { MatrixGrid } from '../shared/MatrixGrid';
import type { Strings } from '../shared/strings-type';
import type { Attended } from './arithmetic';
import { CellCalculation } from './calculation';
import type { CrossExample, ExampleName } from './examples';
import { Plane, type Arrow } from './plane';
import { QueryTable, SourceTable, pair, type Part } from './tables';
import './style.css';

export interface CrossAttentionViewProps {
  name: ExampleName;
  /** With the reader's changes. */
  example: CrossExample;
  attended: Attended;
  row: number;
  changed: boolean;
  disabled: boolean;
  onExample(name: ExampleName): void;
  onRow(row: number): void;
  onVector(part: Part, token: number, vector: number[]): void;
  onNeutral(): void;
  /** Keys `lab.cross.*`, `lab.common.neutral`. */
  strings: Strings;
  locale: string;
}

export function CrossAttentionView(props: CrossAttentionViewProps) {
  const { name, example, attended, row, changed, disabled, onVector, strings, locale } = props;
  const text = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.cross.${key}`] ?? '', values);
  const pattern = attended.pattern[row]!;
  // The word whose calculation stands below: the one chosen in the matrix, or the one that gets most.
  const [chosen, setChosen] = useState<number | null>(null);
  const column = chosen !== null && chosen < pattern.length ? chosen : pattern.indexOf(Math.max(...pattern));
  const arrow = (part: Part, kind: Arrow['kind'], token: number, label: string): Arrow => ({
    id: `${part}${token}`,
    kind,
    at: example[part][token]!,
    label,
    onDrag: (at) => onVector(part, token, at),
  });
  const asking: Arrow[] = [
    ...example.source.map(({ text: word }, j) => ({ ...arrow('k', 'key', j, word), weight: pattern[j]! })),
    ...example.target.map((word, i) => ({ ...arrow('q', 'query', i, word), faint: i !== row })),
  ];
  const answering: Arrow[] = [
    ...example.source.map(({ text: word }, j) => ({ ...arrow('v', 'value', j, word), weight: pattern[j]! })),
    { id: 'output', kind: 'output', at: attended.output[row]!, label: text('outputShort'), weight: 0.6 },
  ];
  /** In the language of the page, as in the column's head, and as it is written in the sentence. */
  const named = ({ text: word, gloss }: (typeof example.source)[number]) =>
    fill(locale.startsWith('en') ? '{gloss} ({word})' : '{gloss}（{word}）', { gloss: text(`gloss.${gloss}`), word });
  const tables = { example, attended, row, disabled, onRow: props.onRow, onVector, strings, locale };

  return (
    <div class="it-cross">
      <p class="it-cross__made">{text('made')}</p>
      <div class="it-cross__controls">
        <Segmented<ExampleName>
          label={text('sentence')}
          options={[
            { value: 'click', label: 'マウスをクリックする', lang: 'ja' },
            { value: 'cheese', label: 'マウスがチーズを食べる', lang: 'ja' },
          ]}
          value={name}
          onInput={props.onExample}
          disabled={disabled}
        />
        <Button kind="quiet" disabled={disabled || !changed} onClick={props.onNeutral}>
          {strings['lab.common.neutral']}
        </Button>
      </div>
      <div class="it-cross__planes">
        <Plane title={text('planeAsking')} arrows={asking} disabled={disabled} />
        <Plane
          title={text('planeAnswering')}
          arrows={answering}
          axes={[text('device'), text('animal')]}
          disabled={disabled}
        />
      </div>
      <p class="it-hint">{text('drag')}</p>
      <div class="it-cross__tables">
        <QueryTable {...tables} />
        <SourceTable {...tables} />
      </div>
      <p class="it-cross__sentence" data-said="">
        {verdict(example, attended, row, strings, locale)}
      </p>
      <div class="it-cross__all" data-sym="pattern">
        <p class="it-control-label">{text('all')}</p>
        <MatrixGrid
          rows={example.target.length}
          columns={example.source.length}
          values={attended.pattern.flat()}
          rowLabels={example.target}
          columnLabels={example.source.map((word) => word.text)}
          label={text('all')}
          scale="probability"
          cell={64}
          selected={[row, column]}
          onSelect={([i, j]) => {
            setChosen(j);
            props.onRow(i);
          }}
          cellText={(value) => formatProbability(value, locale)}
          describe={(i, j, value) =>
            text('cell', {
              target: example.target[i]!,
              source: named(example.source[j]!),
              value: formatProbability(value, locale),
            })
          }
        />
      </div>
      <CellCalculation {...{ example, attended, row, column, strings, locale }} />
    </div>
  );
}

/** What the output of the chosen query says, in words. */
export function verdict(
  { target }: CrossExample,
  { output }: Attended,
  row: number,
  strings: Strings,
  locale: string,
): string {
  const [device = 0, animal = 0] = output[row]!;
  const near = Math.abs(device - animal) < 0.05;
  const key = near ? 'verdictNone' : device > animal ? 'verdictDevice' : 'verdictAnimal';
  return fill(strings[`lab.cross.${key}`] ?? '', { word: target[row]!, output: pair(output[row]!, locale) });
}
