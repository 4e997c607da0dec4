/**
 * Who may look at whom, for the reader's tokens: needs the tokenizer alone. State in the address:
 * `#at=mask-shapes&mask-shapes.family=both&mask-shapes.row=7&mask-shapes.column=2&mask-shapes.source=…`, and `prompt`.
 */
import type { Token } from '../../engine/types';
import { DEFAULT_PROMPT, prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { LabFrame } from '../shared/LabFrame';
import { PromptInput } from '../shared/PromptInput';
import { ReadingProblem } from '../shared/ReadingProblem';
import type { Strings } from '../shared/strings-type';
import { sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { usePrompt } from '../shared/use-prompt';
import { useReading } from '../shared/use-reading';
import { FAMILIES, relation, type Family } from './shapes';
import { MaskShapesView, MOST } from './view';

interface Props {
  /** Tokens of the default prompt, and the example of a source. */
  tokens: Token[];
  source: { prompt: string; tokens: Token[] };
  strings: Strings;
  locale: string;
}

const LAB = 'mask-shapes';

export default function MaskShapes({ tokens, source, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const state = useLabState(LAB, { family: 'decoder', row: 4, column: 1, source: source.prompt });
  const family: Family = FAMILIES.find((known) => known === state.family.value) ?? 'decoder';
  const target = useReading(`${LAB}-target`, pagePrompt, { prompt: DEFAULT_PROMPT, tokens });
  const read = useReading(`${LAB}-source`, state.source.value, source);
  // The source is read by one family alone.
  const readings = family === 'both' ? [target, read] : [target];
  const stale = readings.some((reading) => !reading.current);

  const exportData = () => {
    const from = family === 'both' ? read.tokens.slice(0, MOST) : [];
    const all = [...from, ...target.tokens.slice(0, MOST)];
    const rows = all.flatMap((row, i) =>
      all.map((column, j) => ({
        looks: row.text ?? '',
        looked_at: column.text ?? '',
        relation: relation(family, i, j, from.length),
      })),
    );
    return {
      json: {
        prompt: target.text,
        tokens: target.tokens.slice(0, MOST),
        family,
        source: from,
        target: target.tokens.slice(0, MOST),
        cells: rows,
      },
      rows,
    };
  };

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      modelless
      wide
      state={{ kind: 'idle' }}
      origin={stale ? 'stale' : 'live'}
      modelTitle=""
      prompt={target.text}
      title={strings['lab.shapes.title'] ?? ''}
      lead={strings['lab.shapes.lead']}
      exportData={exportData}
      strings={strings}
    >
      <div class="it-shapes__texts">
        <PromptInput
          label={strings['lab.shapes.target'] ?? ''}
          value={pagePrompt}
          onInput={(text) => (prompt.value = text)}
          tokenCount={target.current ? target.tokens.length : null}
          strings={strings}
          locale={locale}
        />
        {family === 'both' && (
          <PromptInput
            label={strings['lab.shapes.source'] ?? ''}
            value={state.source.value}
            onInput={(text) => (state.source.value = text)}
            tokenCount={read.current ? read.tokens.length : null}
            strings={strings}
            locale={locale}
          />
        )}
      </div>
      <ReadingProblem {...{ readings, strings, locale }} />
      <MaskShapesView
        family={family}
        source={read.tokens}
        target={target.tokens}
        cell={[Math.trunc(state.row.value) || 0, Math.trunc(state.column.value) || 0]}
        stale={stale}
        disabled={!mounted}
        onFamily={(next) => (state.family.value = next)}
        onCell={([row, column]) => {
          state.row.value = row;
          state.column.value = column;
        }}
        {...{ strings, locale }}
      />
    </LabFrame>
  );
}
