/** Asks for one head's q, k and v and the weights of one number. State: `layer`, `head`, `part` (q, k, v), `dim`, `position` (−1: last). */
import { useMemo } from 'preact/hooks';
import { products } from '../../engine/derived/score-terms';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin, positionWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askCell, cellOf, partOf, type CellPlace, type StoredCell } from './ask';
import { QkvCellView } from './view';

const LAB = 'qkv-cell';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; answer: StoredCell };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const keyOf = ({ layer, head, part, dim }: CellPlace) => [layer, head, part, dim].join();

export default function QkvCell({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const first = useMemo(() => cellOf(stored.answer), [stored]);
  const { layer, head, part, dim } = first;
  const state = useLabState(LAB, { layer, head, part: part as string, dim, position: -1 });
  const asked: CellPlace = {
    layer: state.layer.value,
    head: state.head.value,
    part: partOf(state.part.value),
    dim: state.dim.value,
  };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: keyOf(asked),
    storedKey: keyOf(first),
    ask: (ids, sizes) => askCell((name, input) => session.ask(LAB, name, input), ids, sizes, asked),
  });
  const { n_head, n_embd } = lab.config;
  const width = n_embd / n_head;
  const { value: answer, tokens } = lab.shown;
  const position = positionWithin(state.position.value, tokens.length);
  const D = answer.column.length;
  const terms = useMemo(
    () => products(answer.normalized.subarray(position * D, (position + 1) * D), answer.column),
    [answer, position],
  );
  const change = (next: Partial<CellPlace>) => {
    for (const [name, value] of Object.entries(next)) state[name as 'dim'].value = value as number;
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.qkvCell.title']!}
      lead={strings['lab.qkvCell.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown, position, terms)}
    >
      <QkvCellView
        place={placeOf(lab, examples, { position: state.position, layer: state.layer })}
        heads={n_head}
        width={width}
        wanted={{ ...asked, head: indexWithin(asked.head, n_head), dim: indexWithin(asked.dim, width) }}
        onChange={change}
        tokens={lab.reading.tokens.length === 0 ? [] : tokens}
        position={position}
        answer={answer}
        terms={terms}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
