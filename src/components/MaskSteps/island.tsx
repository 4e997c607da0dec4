/** Asks for the steps of one head. State: `layer`, `head`, `row` and `column` of the chosen cell, `late` (mask after softmax), `numbers` (written in cells). */
import { useMemo } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin, positionWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askSteps, stepsOf, type StoredSteps } from './ask';
import { MaskStepsView } from './view';

const LAB = 'mask-steps';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; answer: StoredSteps };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function MaskSteps({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const first = useMemo(() => stepsOf(stored.answer), [stored]);
  const state = useLabState(LAB, {
    layer: first.layer,
    head: first.head,
    row: -1,
    column: 1,
    late: false,
    numbers: true,
  });
  const asked = { layer: state.layer.value, head: state.head.value };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: `${asked.layer},${asked.head}`,
    storedKey: `${first.layer},${first.head}`,
    ask: (ids, sizes) => askSteps((input) => session.ask(LAB, 'attentionSteps', input), ids, sizes, asked),
  });
  const { n_head } = lab.config;
  const { tokens } = lab.shown;
  const change = <T,>(field: { value: T }, value: T) => {
    field.value = value;
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.maskSteps.title']!}
      lead={strings['lab.maskSteps.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <MaskStepsView
        place={placeOf(lab, examples, { layer: state.layer })}
        heads={n_head}
        head={indexWithin(asked.head, n_head)}
        onHead={(head) => change(state.head, head)}
        late={state.late.value}
        onLate={(late) => change(state.late, late)}
        numbers={state.numbers.value}
        onNumbers={(numbers) => void (state.numbers.value = numbers)}
        tokens={lab.reading.tokens.length === 0 ? [] : tokens}
        answer={lab.shown.value}
        cell={[positionWithin(state.row.value, tokens.length), positionWithin(state.column.value, tokens.length)]}
        onCell={([row, column]) => {
          state.row.value = row === tokens.length - 1 ? -1 : row;
          change(state.column, column);
        }}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
